// Files and text → the texts of the codes in them.

import { Refusal, asRefusal } from '../base/refusal.js';
import { readCapture, readPicture } from '../worker/client.js';
import { holdsAddress, isPictureAddress } from './intake.js';

/** @import {Refusal as Refused} from '../core/warifu.js' */

/**
 * A code's text or an address; of a text, with the number of its line, and with the reason where that is no address.
 * @typedef {{line?: number} & ({bytes: Uint8Array} | {refused: Refused})} Source
 */

/** As much as the core takes for a picture. */
const MOST_BYTES = 256 * 1024 * 1024;
/** A vault holds ten thousand accounts; an address has a few hundred letters. */
const MOST_TEXT = 4 * 1024 * 1024;
const MOST_LINES = 10_000;

/**
 * @param {File} file a picture, or a text of addresses
 * @returns {Promise<Source[]>}
 */
export async function sourcesOfFile(file) {
  if (file.size > MOST_BYTES) throw new Refusal('picture_too_large');
  try {
    return await sourcesOfCodes(readPicture(new Uint8Array(await contentOf(file)), 'every'));
  } catch (thrown) {
    const text = asRefusal(thrown).code === 'picture_format' ? await textOf(file) : '';
    if (!holdsAddress(text)) throw thrown;
    return sourcesOfText(text);
  }
}

/**
 * @param {string} text lines of addresses, or a picture's own address
 * @returns {Promise<Source[]>}
 */
export async function sourcesOfText(text) {
  if (isPictureAddress(text)) return sourcesOfCodes(readCapture(text, 'every'));
  if (!holdsAddress(text)) throw new Refusal('text_no_address');
  const lines = text.length > MOST_TEXT ? [] : text.split(/\r\n?|\n/u);
  if (lines.length === 0 || lines.length > MOST_LINES)
    throw new Refusal('text_too_long', { values: [`${MOST_LINES}`] });
  const encoder = new TextEncoder();
  const refused = new Refusal('line_no_address');
  // Lists of addresses may have comments.
  return lines.flatMap((line, at) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    return [
      { line: at + 1, ...(holdsAddress(line) ? { bytes: encoder.encode(line) } : { refused }) },
    ];
  });
}

/** @param {ReturnType<typeof readPicture>} reading */
async function sourcesOfCodes(reading) {
  return (await reading).codes.map(({ text }) => ({ bytes: text }));
}

/**
 * @param {Blob} file
 * @returns {Promise<ArrayBuffer>}
 */
function contentOf(file) {
  return file.arrayBuffer().catch((/** @type {unknown} */ cause) => {
    throw new Refusal('file_unreadable', { cause });
  });
}

/**
 * A file's text, empty where it has none.
 * @param {File} file
 */
async function textOf(file) {
  if (file.size > MOST_TEXT) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await contentOf(file));
  } catch {
    return '';
  }
}
