// Files and pasted text → the texts that may be accounts, one for each QR code or line, or the
// accounts of another program's file.

import { fromFile, holdsAccounts, linesOf, sealedInfo, textOfFile } from '../base/core.js';
import { readForeign } from '../accounts/foreign-file.js';
import { requireAllowed } from '../base/policy.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import {
  MAX_PICTURE_BYTES,
  bytesOf,
  codesOfFile,
  codesOfRedrawn,
} from '../capture/picture-file.js';
import { readCapture } from '../worker/reader-client.js';
import { isPictureAddress } from './import-input.js';

/** @import {AskPassword} from '../accounts/foreign-file.js' */
/** @import {ImportText} from '../accounts/import-session.js' */
/** @import {FileAccounts} from '../core/import.js' */
/** @import {Code} from '../core/reader.js' */

/**
 * `foreign`: the accounts of another program's file; `null` if the user did not open it.
 * @typedef {{texts: ImportText[]} | {foreign: FileAccounts | null}} ReadInput
 */

/** The largest file of another program, as `MAX_FILE_BYTES` in `crate/import`. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** Refusals of files that may be no pictures. */
const OTHER_CODES = ['picture_format', 'picture_html', 'picture_pdf'];
/** The addresses in which the browser gives captures of the screen. */
const CAPTURE = /^data:image\/(?:png|jpeg);base64,/u;
/** An object or an array, which other programs' files are. */
const JSON_START = /^\s*[[{]/u;
/** 10,000 addresses of 400 characters. */
const MAX_TEXT = 4 * 1024 * 1024;
const MAX_LINES = 10_000;

/**
 * @param {Blob} file a picture, lines of addresses, or a file of another program
 * @param {AskPassword} ask
 * @returns {Promise<ReadInput>}
 */
export async function readFile(file, ask) {
  if (file.size > MAX_FILE_BYTES) throw new Refusal('picture_too_large');
  try {
    return { texts: textsOf(await codesOfFile(file)) };
  } catch (thrown) {
    const { code } = asRefusal(thrown);
    const isOther = OTHER_CODES.includes(code) || file.size > MAX_PICTURE_BYTES;
    const other = isOther ? await readOther(file, ask) : null;
    return other ?? { texts: textsOf(await codesOfRedrawn(file, thrown)) };
  }
}

/**
 * @param {Blob} file
 * @param {AskPassword} ask
 * @returns {Promise<ReadInput | null>} `null` if it is neither a file of a known program nor lines
 *   of addresses
 */
async function readOther(file, ask) {
  const bytes = new Uint8Array(await bytesOf(file));
  if (isOwnBackup(bytes)) throw new Refusal('file_own_backup');
  const foreign = await readUnlessUnknown(bytes, ask);
  if (foreign !== undefined) return { foreign };
  const text = await decode(file);
  // Spreadsheet programs save tables in Shift_JIS or UTF-16.
  const utf8 = new TextEncoder().encode(text);
  const isUtf8 = utf8.length === bytes.length;
  const decoded = isUtf8 ? undefined : await readUnlessUnknown(utf8, ask);
  if (decoded !== undefined) return { foreign: decoded };
  return holdsAccounts(text) ? { texts: await textsOfLines(text) } : null;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {AskPassword} ask
 * @returns {Promise<FileAccounts | null | undefined>} `null` if the user did not open it,
 *   `undefined` if it is the file of no known program
 */
async function readUnlessUnknown(bytes, ask) {
  try {
    return await readForeign(bytes, ask);
  } catch (thrown) {
    if (asRefusal(thrown).code !== 'import_file_unknown') throw thrown;
    return undefined;
  }
}

/** Whether it is a sealed vault, damaged or not. @param {Uint8Array} bytes */
function isOwnBackup(bytes) {
  try {
    sealedInfo(fromFile(bytes));
    return true;
  } catch (thrown) {
    return asRefusal(thrown).code !== 'vault_not_a_vault';
  }
}

/**
 * @param {string} text lines of addresses, the data address of a picture, or the content of another
 *   program's file
 * @param {AskPassword} ask
 * @returns {Promise<ReadInput>}
 */
export async function readInput(text, ask) {
  if (CAPTURE.test(text)) return { texts: textsOf((await readCapture(text, 'every')).codes) };
  if (isPictureAddress(text)) return readFile(fileOf(text), ask);
  const isFile = JSON_START.test(text) || !holdsAccounts(text);
  const other = isFile ? await readOther(new Blob([text]), ask) : null;
  return other ?? { texts: await textsOfLines(text) };
}

/** The picture in a `data:` address (RFC 2397). @param {string} address */
function fileOf(address) {
  // Percent-encoding makes a file up to three times as long.
  if (address.length > 3 * MAX_PICTURE_BYTES) throw new Refusal('picture_too_large');
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
 * @returns {Promise<ImportText[]>}
 */
async function textsOfLines(text) {
  if (!holdsAccounts(text)) throw new Refusal('text_no_address');
  const lines = text.length > MAX_TEXT ? [] : linesOf(text, MAX_LINES);
  if (lines.length === 0 || lines.length > MAX_LINES) {
    throw new Refusal('text_too_long', { values: [String(MAX_LINES)] });
  }
  // Several lines are another program's list, a single one is the text of a QR code.
  if (lines.length > 1) await requireAllowed('allowImport');
  const encoder = new TextEncoder();
  /** @type {ImportText[]} */
  const read = [];
  for (const { number: line, address, refused } of lines) {
    if (address !== null) read.push({ line, bytes: encoder.encode(address) });
    else if (refused !== null) read.push({ line, refused });
  }
  return read;
}

/** @param {readonly Code[]} codes */
function textsOf(codes) {
  return codes.map(({ text, place }) => ({ bytes: text, place }));
}

/**
 * The text of a file; empty if it is too long or in no known encoding.
 * @param {Blob} file
 */
async function decode(file) {
  if (file.size > MAX_TEXT) return '';
  return textOfFile(new Uint8Array(await bytesOf(file))) ?? '';
}
