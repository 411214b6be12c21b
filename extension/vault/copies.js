// What is known of the copies of a vault: those that were saved by hand, and the one in a folder.
// It is on disk in the clear, and holds nothing secret.

import { disk } from '../browser/storage.js';

/** @import {OpenVault} from '../base/core.js' */

/**
 * A time is in milliseconds since 1970.
 * @typedef {object} Copies
 * @property {number | null} saved when the vault was last saved by hand
 * @property {Proven | null} proven the newest copy that was read back and opened
 * @property {FolderCopy | null} folder the copy that is kept up to date
 * @property {number | null} putOffUntil when the reminder of a backup comes back
 */

/**
 * @typedef {object} Proven
 * @property {number} at when the copy was opened
 * @property {number} generation of the vault in it
 * @property {string} marks of its entries (`OpenVault.entryMarks`)
 */

/**
 * The copy in a folder. A digest is the SHA-256 of a file, in hexadecimal.
 * @typedef {object} FolderCopy
 * @property {string} name the folder's
 * @property {number} number of the pair of files: 1, or more if files of others have the names
 * @property {number | null} writtenAt
 * @property {number | null} modified the file's own time of its last change, as it was then
 * @property {number | null} generation of the vault in the file
 * @property {string | null} digest of the file
 * @property {string | null} before digest of the file beside it, which has the state before
 * @property {string | null} writing digest of the file that is being written
 * @property {boolean} isProven whether the file was read back and opened
 * @property {string | null} problem the key of its text, if the last attempt failed
 */

/**
 * `none`: there is no copy. `unproven`: a copy was saved but never opened. `outdated`: entries were
 * added since the copy that was opened. `good`: that copy has all entries.
 * @typedef {'none' | 'unproven' | 'outdated' | 'good'} BackupState
 */

const PREFIX = 'copies-';
/** The reminder comes back after a week. */
const PUT_OFF_MS = 7 * 24 * 60 * 60_000;
/** The last time that a date can have (ECMAScript), in milliseconds since 1970. */
const LAST_TIME_MS = 8.64e15;

/**
 * Damaged values are as if they were absent.
 * @param {string} id the vault's
 * @returns {Promise<Copies>}
 */
export async function readCopies(id) {
  const name = PREFIX + id;
  const { [name]: stored, settings } = await disk.get([name, 'settings']);
  return stored === undefined ? fromSettings(settings, id) : copiesOf(stored);
}

/**
 * The ids of the vaults of which a copy is known.
 * @param {string[]} names of everything on disk
 */
export function vaultsWithCopies(names) {
  return names.flatMap((name) => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
}

/**
 * @param {string} id the vault's
 * @param {(copies: Copies) => Partial<Copies> | null} change `null` changes nothing
 * @returns {Promise<void>}
 */
export function changeCopies(id, change) {
  return navigator.locks.request('warifu-copies-noted', async () => {
    const copies = await readCopies(id);
    const changes = change(copies);
    if (changes !== null) await disk.set({ [PREFIX + id]: { ...copies, ...changes } });
  });
}

/** @param {string} id the vault's */
export function forgetCopies(id) {
  return navigator.locks.request('warifu-copies-noted', () => disk.remove(PREFIX + id));
}

/** @param {(id: string) => void} listener called in every page with the vault's id */
export function onCopiesChanged(listener) {
  disk.onChanged.addListener((changes) => {
    for (const id of vaultsWithCopies(Object.keys(changes))) listener(id);
  });
}

/**
 * @param {OpenVault} vault
 * @param {Copies} copies
 * @returns {{state: BackupState, added: number}} `added`: the entries that no proven copy has
 */
export function backupState(vault, copies) {
  const added = vault.countMissing(copies.proven?.marks ?? '');
  return { state: stateWith(added, copies), added };
}

/**
 * The state of the backup if it can be told without the entries: opening a large vault once more
 * takes time and memory.
 * @param {number} generation of the vault
 * @param {Copies} copies
 * @returns {BackupState | null} `null` if the entries must be counted
 */
export function backupStateUnopened(generation, copies) {
  if (copies.proven === null) return stateWith(0, copies);
  return copies.proven.generation === generation ? 'good' : null;
}

/**
 * @param {number} added the entries that no proven copy has
 * @param {Copies} copies
 * @returns {BackupState}
 */
function stateWith(added, { saved, proven, folder }) {
  if (proven !== null && added === 0) return 'good';
  const isSavedSince = saved !== null && saved > (proven?.at ?? -Infinity);
  // The time of a file is that of the medium's own clock, and is not compared.
  const isFolderUnproven = typeof folder?.writtenAt === 'number' && !folder.isProven;
  if (isSavedSince || isFolderUnproven) return 'unproven';
  return proven === null ? 'none' : 'outdated';
}

/** Puts the reminder off. @param {string} id the vault's */
export async function putOff(id) {
  await changeCopies(id, () => ({ putOffUntil: Date.now() + PUT_OFF_MS }));
}

/** A clock that was set back must not put it off for longer. @param {Copies} copies */
export function isPutOff({ putOffUntil }) {
  if (putOffUntil === null) return false;
  const left = putOffUntil - Date.now();
  return left > 0 && left <= PUT_OFF_MS;
}

/**
 * Earlier versions noted only when a vault was saved, among the settings.
 * @param {unknown} settings
 * @param {string} id
 * @returns {Copies}
 */
function fromSettings(settings, id) {
  const { [id]: saved } = recordOf(recordOf(settings)['backups']);
  return { saved: timeOf(saved), proven: null, folder: null, putOffUntil: null };
}

/** @param {unknown} stored @returns {Copies} */
function copiesOf(stored) {
  const { saved, proven, folder, putOffUntil } = recordOf(stored);
  return {
    saved: timeOf(saved),
    proven: provenOf(recordOf(proven)),
    folder: folderOf(recordOf(folder)),
    putOffUntil: timeOf(putOffUntil),
  };
}

/** @param {Record<string, unknown>} stored @returns {Proven | null} */
function provenOf({ at, generation, marks }) {
  const [time, number] = [timeOf(at), numberOf(generation)];
  if (time === null || number === null || typeof marks !== 'string') return null;
  return { at: time, generation: number, marks };
}

/** @param {Record<string, unknown>} stored @returns {FolderCopy | null} */
function folderOf({ name, number, isProven, ...stored }) {
  if (typeof name !== 'string') return null;
  return {
    name,
    number: Math.max(1, numberOf(number) ?? 1),
    writtenAt: timeOf(stored['writtenAt']),
    modified: timeOf(stored['modified']),
    generation: numberOf(stored['generation']),
    digest: textOf(stored['digest']),
    before: textOf(stored['before']),
    writing: textOf(stored['writing']),
    isProven: isProven === true,
    problem: textOf(stored['problem']),
  };
}

/** @param {unknown} value */
function timeOf(value) {
  return typeof value === 'number' && Math.abs(value) <= LAST_TIME_MS ? value : null;
}

/** @param {unknown} value */
function numberOf(value) {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

/** @param {unknown} value */
function textOf(value) {
  return typeof value === 'string' ? value : null;
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>} empty for anything else
 */
function recordOf(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? /** @type {Record<string, unknown>} */ (value)
    : {};
}
