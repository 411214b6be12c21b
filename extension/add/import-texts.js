// Files and pasted text → the texts that may be accounts: one for each QR code or line.

import { holdsAccounts, linesOf, textOfFile } from '../base/core.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { redraw } from '../capture/redraw.js';
import { readCapture, readPicture } from '../worker/reader-client.js';
import { isPictureAddress } from './import-input.js';

/** @import {ImportText} from '../accounts/import-session.js' */

/** The largest picture file, as `MAX_FILE_BYTES` in `crate/reader`. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;
/** Refusals of files that may be text. */
const TEXT_CODES = ['picture_format', 'picture_html'];
/** Refusals of pictures that the browser may decode. */
const REDRAWN_CODES = ['picture_format', 'picture_html', 'picture_heic', 'picture_too_large'];
/** The addresses in which the browser gives captures of the screen. */
const CAPTURE = /^data:image\/(?:png|jpeg);base64,/u;
/** 10,000 addresses of 400 characters. */
const MAX_TEXT = 4 * 1024 * 1024;
const MAX_LINES = 10_000;

/**
 * @param {Blob} file a picture, or lines of addresses
 * @returns {Promise<ImportText[]>}
 */
export async function textsOfFile(file) {
  if (file.size > MAX_FILE_BYTES) throw new Refusal('picture_too_large');
  try {
    return await textsOfQrCodes(readPicture(new Uint8Array(await bytesOf(file)), 'every'));
  } catch (thrown) {
    const { code } = asRefusal(thrown);
    const text = TEXT_CODES.includes(code) ? await decode(file) : '';
    if (holdsAccounts(text)) return textsOfLines(text);
    return textsOfRedrawn(file, thrown);
  }
}

/**
 * Reads a picture that the core cannot decode, after the browser has drawn it.
 * @param {Blob} file
 * @param {unknown} thrown why the core did not read it
 */
async function textsOfRedrawn(file, thrown) {
  const png = REDRAWN_CODES.includes(asRefusal(thrown).code) ? await redraw(file) : null;
  if (png === null) throw thrown;
  return textsOfQrCodes(readPicture(png, 'every'));
}

/**
 * @param {string} text lines of addresses, or the data address of a picture
 * @returns {Promise<ImportText[]>}
 */
export async function textsOfInput(text) {
  if (!isPictureAddress(text)) return textsOfLines(text);
  return CAPTURE.test(text)
    ? textsOfQrCodes(readCapture(text, 'every'))
    : textsOfFile(fileOf(text));
}

/** The picture in a `data:` address (RFC 2397). @param {string} address */
function fileOf(address) {
  // Percent-encoding makes a file up to three times as long.
  if (address.length > 3 * MAX_FILE_BYTES) throw new Refusal('picture_too_large');
  const comma = address.indexOf(',');
  const [type = '', ...parameters] = address.slice('data:'.length, comma).split(';');
  const content = address.slice(comma + 1);
  try {
    const bytes = parameters.includes('base64')
      ? Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
      : new TextEncoder().encode(decodeURIComponent(content));
    return new Blob([bytes], { type });
  } catch (cause) {
    throw new Refusal('picture_damaged', { cause });
  }
}

/**
 * @param {string} text
 * @returns {ImportText[]}
 */
function textsOfLines(text) {
  if (!holdsAccounts(text)) throw new Refusal('text_no_address');
  const lines = text.length > MAX_TEXT ? [] : linesOf(text, MAX_LINES);
  if (lines.length === 0 || lines.length > MAX_LINES) {
    throw new Refusal('text_too_long', { values: [String(MAX_LINES)] });
  }
  const encoder = new TextEncoder();
  /** @type {ImportText[]} */
  const read = [];
  for (const { number: line, address, refused } of lines) {
    if (address !== null) read.push({ line, bytes: encoder.encode(address) });
    else if (refused !== null) read.push({ line, refused });
  }
  return read;
}

/** @param {ReturnType<typeof readPicture>} reading */
async function textsOfQrCodes(reading) {
  return (await reading).codes.map(({ text, place }) => ({ bytes: text, place }));
}

/**
 * @param {Blob} file
 * @returns {Promise<ArrayBuffer>}
 */
function bytesOf(file) {
  return file.arrayBuffer().catch((/** @type {unknown} */ cause) => {
    throw new Refusal('file_unreadable', { cause });
  });
}

/**
 * The text of a file; empty if it is too long or in no known encoding.
 * @param {Blob} file
 */
async function decode(file) {
  if (file.size > MAX_TEXT) return '';
  return textOfFile(new Uint8Array(await bytesOf(file))) ?? '';
}
