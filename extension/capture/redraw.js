// Has the browser draw pictures that the core cannot decode: SVG, AVIF, HEIC if the system can, and
// photographs with too many pixels.

import { Refusal } from '../base/refusal.js';
import { isPlainDrawing } from './plain-drawing.js';

/**
 * A photograph that the core refuses because of its size becomes as large as those of most phones.
 * With the 40 million that the core would read, the search takes longer than its time limit on a
 * slow PC.
 */
const PHOTOGRAPH_PIXELS = 12_000_000;
/** The browser takes four bytes for each pixel that it decodes. */
const MAX_DECODED = 250_000_000;
/** The longer side of a drawing, in pixels, so that each module of a QR code has several. */
const DRAWING_SIDE = 1_000;
const SVG =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<(?:\w+:)?svg[\s>]/iu;

/**
 * Returns the picture as a PNG file; `null` if the browser cannot decode it either, or if it has
 * too many pixels. Throws if a drawing would cost too much. An `img` runs no script of a drawing
 * and loads nothing for it.
 * @param {Blob} file
 * @returns {Promise<Uint8Array | null>}
 */
export async function redraw(file) {
  const isDrawing = await looksLikeSvg(file);
  if (isDrawing && !isPlainDrawing(await file.text())) throw new Refusal('drawing_too_complex');
  const typed = isDrawing ? file.slice(0, file.size, 'image/svg+xml') : file;
  const address = URL.createObjectURL(typed);
  try {
    return await draw(await load(address), isDrawing);
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * Loads a picture. Its size is known then, and no pixel is decoded yet.
 * @param {string} address
 * @returns {Promise<HTMLImageElement>}
 */
function load(address) {
  return new Promise((resolve, reject) => {
    const picture = new Image();
    picture.addEventListener('load', () => resolve(picture));
    picture.addEventListener('error', () => reject(new Error('not decoded')));
    picture.src = address;
  });
}

/**
 * @param {HTMLImageElement} picture
 * @param {boolean} isDrawing
 */
async function draw(picture, isDrawing) {
  const { naturalWidth: width, naturalHeight: height } = picture;
  if (width * height > MAX_DECODED && !isDrawing) return null;
  const fitting = Math.min(1, Math.sqrt(PHOTOGRAPH_PIXELS / (width * height)));
  const factor = isDrawing ? DRAWING_SIDE / Math.max(width, height, 1) : fitting;
  const side = (/** @type {number} */ length) => Math.max(1, Math.floor(length * factor));
  const canvas = new OffscreenCanvas(side(width), side(height));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const png = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await png.arrayBuffer());
}

/** @param {Blob} file */
async function looksLikeSvg(file) {
  if (file.type === 'image/svg+xml') return true;
  return SVG.test((await file.slice(0, 4_096).text()).replace(/^\u{FEFF}/u, ''));
}
