// The size of a lossless WebP picture, from its header.
// https://developers.google.com/speed/webp/docs/webp_lossless_bitstream_specification

/**
 * Throws if the file is not a simple lossless WebP.
 * @param {Uint8Array} file
 */
export function sizeOfWebp(file) {
  const text = (/** @type {number} */ from, /** @type {number} */ to) =>
    String.fromCharCode(...file.subarray(from, to));
  const isLossless = text(0, 4) === 'RIFF' && text(8, 16) === 'WEBPVP8L' && file[20] === 0x2f;
  if (!isLossless) throw new Error('the picture is no simple lossless WebP');
  // Width and height less one, of 14 bits each.
  const bits = new DataView(file.buffer, file.byteOffset).getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}
