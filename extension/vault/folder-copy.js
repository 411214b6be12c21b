// Keeps the backup in a folder up to date. Runs in the background worker, after each change.

import { diskKeys } from '../browser/storage.js';
import { OpenVault, fromFile, sealedInfo, toFile } from '../base/core.js';
import { requireAllowed } from '../base/policy.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { MAY_WRITE, readFolder } from './backup-folder.js';
import { changeCopies, readCopies, vaultsWithCopies } from './copies.js';
import { digestOf } from './copying.js';
import { bytesOf, findPair, namesOf, readFile, writeFile } from './folder-files.js';
import { readOpenSession } from './session.js';
import { readVault } from './store.js';

/** @import {FolderCopy, Proven} from './copies.js' */
/** @import {Folder} from './backup-folder.js' */

/**
 * The state of a vault that a copy shall have.
 * @typedef {object} Target
 * @property {string} id the vault's
 * @property {Uint8Array} bytes
 * @property {string} digest
 * @property {string | null} key of the vault, if it is open
 */

/** Brings the copies of all vaults up to date. Problems are noted for the user. */
export async function keepFolderCopies() {
  for (const id of vaultsWithCopies(await diskKeys())) {
    const { folder } = await readCopies(id);
    if (folder !== null) await keepFolderCopy(id, folder);
  }
}

/**
 * @param {string} id the vault's
 * @param {FolderCopy} known
 */
async function keepFolderCopy(id, known) {
  try {
    await requireAllowed('allowBackup');
    const target = await readTarget(id);
    const folder = await permittedFolder(id);
    if (!(await isUpToDate(folder, known, target))) await copy(folder, known, target);
    else if (known.problem !== null) await note(id, { problem: null });
  } catch (thrown) {
    await note(id, { problem: problemOf(thrown) });
  }
}

/**
 * The newest generation. It must open if its key is at hand: a damaged vault must not take the
 * place of a copy that opens.
 * @param {string} id
 * @returns {Promise<Target>}
 */
async function readTarget(id) {
  const { current } = await readVault(id);
  const key = await keyOf(id);
  if (key !== null) OpenVault.open(current, key).free();
  const bytes = toFile(current);
  return { id, bytes, digest: await digestOf(bytes), key };
}

/** @param {string} id the vault's @returns {Promise<string | null>} `null` if it is not open */
async function keyOf(id) {
  try {
    const open = await readOpenSession();
    return open.id === id ? open.key : null;
  } catch (thrown) {
    if (asRefusal(thrown).code === 'session_locked') return null;
    throw thrown;
  }
}

/** @param {string} id the vault's */
async function permittedFolder(id) {
  const folder = await readFolder(id);
  if (folder === null) throw new Refusal('folder_missing');
  if ((await folder.queryPermission(MAY_WRITE)) !== 'granted')
    throw new Refusal('folder_permission');
  return folder;
}

/**
 * Without reading the file, which may have to come from a server first.
 * @param {Folder} folder
 * @param {FolderCopy} known
 * @param {Target} target
 */
async function isUpToDate(folder, known, { id, bytes, digest, key }) {
  if (known.digest !== digest || (key !== null && !known.isProven)) return false;
  const file = await readFile(folder, namesOf(id, known.number).current);
  return file?.size === bytes.length && file.lastModified === known.modified;
}

/**
 * @param {Folder} folder
 * @param {FolderCopy} known
 * @param {Target} target
 */
async function copy(folder, known, target) {
  const { id, bytes, digest } = target;
  const pair = await findPair(folder, id, known, digest);
  const { number, names, current, before } = pair;
  // Before the first byte: if the browser ends now, the file is known to be one of ours.
  await note(id, { number, digest: current, before, writing: digest });
  const old = current === digest ? null : await readFile(folder, names.current);
  // An attempt that failed may have got as far as that.
  const isKept =
    old !== null && (before === current || (await keepBefore(folder, names.before, old)));
  if (current !== digest) await writeFile(folder, names.current, bytes);
  const written = await readFile(folder, names.current);
  if (written === null || (await digestOf(await bytesOf(written))) !== digest)
    throw new Refusal('folder_differs');
  await noteWritten(target, written, isKept ? current : before);
}

/**
 * Keeps the newest file as the state before. If the disk has no room for that, the older state
 * stays, because the newer one may have room.
 * @param {Folder} folder
 * @param {string} name
 * @param {File} newest
 * @returns {Promise<boolean>} whether it was kept
 */
async function keepBefore(folder, name, newest) {
  try {
    await writeFile(folder, name, newest);
    return true;
  } catch (thrown) {
    if (problemOf(thrown) !== 'folder_full') throw thrown;
    return false;
  }
}

/**
 * Notes that the file was read back, and opened if its key is at hand.
 * @param {Target} target
 * @param {File} written
 * @param {string | null} before
 */
async function noteWritten({ id, digest, key }, written, before) {
  const sealed = fromFile(await bytesOf(written));
  const proven = key === null ? null : prove(sealed, key);
  const { generation } = sealedInfo(sealed);
  const { lastModified: modified } = written;
  const file = { digest, before, writing: null, generation, modified, writtenAt: modified };
  const changes = { ...file, isProven: proven !== null, problem: null };
  await changeCopies(
    id,
    ({ folder, ...others }) =>
      folder && { folder: { ...folder, ...changes }, proven: proven ?? others.proven },
  );
}

/**
 * @param {string} sealed
 * @param {string} key
 * @returns {Proven}
 */
function prove(sealed, key) {
  const vault = OpenVault.open(sealed, key);
  const proven = { at: Date.now(), generation: vault.generation(), marks: vault.entryMarks() };
  vault.free();
  return proven;
}

/**
 * @param {string} id
 * @param {Partial<FolderCopy>} changes
 */
async function note(id, changes) {
  // Without a folder the vault was removed meanwhile.
  await changeCopies(id, ({ folder }) => folder && { folder: { ...folder, ...changes } });
}

/** The text that tells the user why no copy could be made. @param {unknown} thrown */
function problemOf(thrown) {
  if (!(thrown instanceof DOMException)) return asRefusal(thrown).code;
  console.warn(thrown);
  return PROBLEMS[thrown.name] ?? 'folder_failed';
}

/** By the name of the browser's exception. @type {Record<string, string>} */
const PROBLEMS = {
  NotFoundError: 'folder_missing',
  NotAllowedError: 'folder_permission',
  NoModificationAllowedError: 'folder_read_only',
  QuotaExceededError: 'folder_full',
};
