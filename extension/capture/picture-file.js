// Reads the QR codes in a picture file.

import { Refusal, asRefusal } from '../base/refusal.js';
import { readPicture } from '../worker/reader-client.js';
import { redraw } from './redraw.js';

/** @import {Code} from '../core/reader.js' */

/** The largest picture file, as `MAX_FILE_BYTES` in `crate/reader`. */
export const MAX_PICTURE_BYTES = 16 * 1024 * 1024;
/** Refusals of pictures that the browser may decode. */
const REDRAWN_CODES = ['picture_format', 'picture_html', 'picture_heic', 'picture_too_large'];

/**
 * @param {Blob} file
 * @returns {Promise<Code[]>}
 */
export async function codesOfFile(file) {
  if (file.size > MAX_PICTURE_BYTES) throw new Refusal('picture_too_large');
  return (await readPicture(new Uint8Array(await bytesOf(file)), 'every')).codes;
}

/**
 * Reads a picture that the core cannot decode, after the browser has drawn it.
 * @param {Blob} file
 * @param {unknown} thrown why the core did not read it
 * @returns {Promise<Code[]>}
 */
export async function codesOfRedrawn(file, thrown) {
  const png = REDRAWN_CODES.includes(asRefusal(thrown).code) ? await redraw(file) : null;
  if (png === null) throw thrown;
  return (await readPicture(png, 'every')).codes;
}

/**
 * @param {Blob} file
 * @returns {Promise<ArrayBuffer>}
 */
export function bytesOf(file) {
  return file.arrayBuffer().catch((/** @type {unknown} */ cause) => {
    throw new Refusal('file_unreadable', { cause });
  });
}
