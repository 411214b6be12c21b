// Traces of a vault that this browser had before. Without a vault they mean that it was lost.

import { readPolicy } from '../base/policy.js';
import { memory } from '../browser/storage.js';
import { readFolders } from './backup-folder.js';
import { hasSyncedCopies } from './synced-names.js';

/**
 * `folder`: the browser knows a folder of backups. `note`: this browser's own note. `account`: the
 * account has a vault's copy, of this PC or of another one. `managed`: the administrator says that
 * users have had a vault.
 * @typedef {'folder' | 'note' | 'account' | 'managed'} Trace
 */

/** In `localStorage`, which outlives a loss of the browser's storage for extensions. */
const NAME = 'warifu-had-vault';
/** The note after the user has removed the last vault. */
const REMOVED = 'removed';
/** In the browser's memory: the user has begun anew since the browser was started. */
const DECLINED = 'begun-anew';

/** To be called by a page when there is a vault. */
export function noteVault() {
  localStorage.setItem(NAME, 'yes');
}

/** To be called by the page in which the user has removed the last vault. */
export function noteRemoval() {
  localStorage.setItem(NAME, REMOVED);
}

/**
 * The traces of a vault that was lost, the best known first. None if the user has removed it.
 * @returns {Promise<Trace[]>}
 */
export async function findTraces() {
  const note = localStorage.getItem(NAME);
  if (note === REMOVED) return [];
  const [{ offerRestore = false }, isInAccount, folders] = await Promise.all([
    readPolicy(),
    hasSyncedCopies(),
    readFolders(),
  ]);
  /** @type {[Trace, boolean][]} */
  const traces = [
    ['folder', folders.length > 0],
    ['note', note !== null],
    ['account', isInAccount],
    ['managed', offerRestore],
  ];
  return traces.flatMap(([trace, isThere]) => (isThere ? [trace] : []));
}

/** To be called when the user begins anew without restoring. */
export function declineRestore() {
  return memory.set({ [DECLINED]: true });
}

/**
 * The traces of a vault that was lost, until the user decides to begin anew.
 * @returns {Promise<Trace[]>}
 */
export async function findUndecided() {
  const { [DECLINED]: isDeclined } = await memory.get(DECLINED);
  return isDeclined === true ? [] : findTraces();
}
