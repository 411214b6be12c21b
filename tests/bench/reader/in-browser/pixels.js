import { Refused } from './refused.js';

/**
 * The pixels of a picture file, read as the documentation of such readers describes.
 * @param {Uint8Array<ArrayBuffer>} file
 */
export async function pixelsOf(file) {
  const bitmap = await createImageBitmap(new Blob([file])).catch((error) => {
    throw new Refused(String(error));
  });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}
