// Pictures that the core cannot decode, drawn anew by the browser: SVG, AVIF, HEIC where the system
// can, and photographs with too many pixels.

/** As `MAX_PIXELS` in `crate/reader`. */
const MAX_PIXELS = 40_000_000;
/** A photograph of more pixels would take the browser more than a gigabyte. */
const MAX_DECODED = 250_000_000;
/** A drawing is scaled to this, so that its modules have enough pixels. */
const DRAWING_SIDE = 1_000;

/**
 * The picture as a PNG file; `null` if the browser cannot decode it either. In an `img`, a drawing
 * runs no script and loads nothing.
 * @param {Blob} file
 * @returns {Promise<Uint8Array | null>}
 */
export async function redraw(file) {
  const isDrawing = await looksLikeSvg(file);
  const typed = isDrawing ? file.slice(0, file.size, 'image/svg+xml') : file;
  const address = URL.createObjectURL(typed);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    return await draw(picture, isDrawing);
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * @param {HTMLImageElement} picture
 * @param {boolean} isDrawing
 */
async function draw(picture, isDrawing) {
  const { naturalWidth: width, naturalHeight: height } = picture;
  if (width * height > MAX_DECODED) return null;
  const fitting = Math.min(1, Math.sqrt(MAX_PIXELS / (width * height)));
  const factor = isDrawing ? DRAWING_SIDE / Math.max(width, height, 1) : fitting;
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.floor(width * factor)),
    Math.max(1, Math.floor(height * factor)),
  );
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const png = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await png.arrayBuffer());
}

/** @param {Blob} file */
async function looksLikeSvg(file) {
  if (file.type === 'image/svg+xml') return true;
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/iu.test(
    (await file.slice(0, 4_096).text()).replace(/^\u{FEFF}/u, ''),
  );
}
