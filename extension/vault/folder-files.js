// The files of a backup in a folder: the newest state of a vault, and the one before it.

import { Refusal } from '../base/refusal.js';
import { digestOf } from './copying.js';

/** @import {FolderCopy} from './copies.js' */

/**
 * A pair of files, with what is in them now.
 * @typedef {object} Pair
 * @property {number} number
 * @property {{current: string, before: string}} names
 * @property {string | null} current the digest of that file; `null` if there is none
 * @property {string | null} before
 */

/** As many pairs of files of others are stepped over. */
const MOST_PAIRS = 20;
/** Larger files are of others: no vault is as large (docs/vault-format.md). */
const MOST_BYTES = 64 * 1024 * 1024;
/** In place of the digest of something that is not read. */
const OTHER = 'other';

/**
 * @param {string} id the vault's
 * @param {number} number of the pair
 */
export function namesOf(id, number) {
  const name = `warifu-backup-${id.slice(0, 8)}${number === 1 ? '' : `-${number}`}`;
  return { current: `${name}.warifu`, before: `${name}-before.warifu` };
}

/**
 * The number of the pair whose newer file has this name.
 * @param {string} id the vault's
 * @param {string} name
 */
export function numberOfPair(id, name) {
  for (let number = 1; number <= MOST_PAIRS; number += 1) {
    if (namesOf(id, number).current === name) return number;
  }
  return null;
}

/**
 * The first pair without a file of others: each file is absent, or one that was written here, which
 * its digest tells. A file of another program, or of another PC with the same vault, is not
 * overwritten.
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} id the vault's
 * @param {FolderCopy} known
 * @param {string} target the digest of the file to write
 * @returns {Promise<Pair>}
 */
export async function findPair(folder, id, known, target) {
  const ours = [null, known.digest, known.before, known.writing, target];
  for (let number = known.number; number < known.number + MOST_PAIRS; number += 1) {
    const names = namesOf(id, number);
    const current = await digestIn(folder, names.current);
    const before = await digestIn(folder, names.before);
    if (ours.includes(current) && ours.includes(before)) return { number, names, current, before };
  }
  throw new Refusal('folder_names_taken');
}

/** Chromium writes into a file of this name first. It stays if the browser ends meanwhile. */
const SWAP = '.crswap';

/**
 * Replaces a file, whole or not at all: the browser writes another file and renames it.
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} name
 * @param {Uint8Array | File} content
 */
export async function writeFile(folder, name, content) {
  await removeFile(folder, name + SWAP);
  const file = await folder.getFileHandle(name, { create: true });
  const stream = await file.createWritable();
  try {
    await stream.write(content instanceof File ? content : new Uint8Array(content));
    await stream.close();
  } catch (thrown) {
    // So that nothing half-written stays beside the file. The stream may have failed already.
    await stream.abort().catch(console.warn);
    throw thrown;
  }
}

/**
 * Removes a file if it is there.
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} name
 */
async function removeFile(folder, name) {
  try {
    await folder.removeEntry(name);
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown;
  }
}

/**
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} name
 * @returns {Promise<File | null>} `null` if there is no such file
 */
export async function readFile(folder, name) {
  try {
    return await (await folder.getFileHandle(name)).getFile();
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

/**
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} name
 * @returns {Promise<string | null>}
 */
export async function digestIn(folder, name) {
  try {
    const file = await readFile(folder, name);
    // The browser makes an empty file first, which stays if it ends then.
    if (file === null || file.size === 0) return null;
    return file.size > MOST_BYTES ? OTHER : await digestOf(await bytesOf(file));
  } catch (thrown) {
    // A folder has the name.
    if (thrown instanceof DOMException && thrown.name === 'TypeMismatchError') return OTHER;
    throw thrown;
  }
}

/** @param {unknown} thrown */
function isMissing(thrown) {
  return thrown instanceof DOMException && thrown.name === 'NotFoundError';
}

/** @param {File} file */
export async function bytesOf(file) {
  return new Uint8Array(await file.arrayBuffer());
}
