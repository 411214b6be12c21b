// One pass of the sync: the open vault and the account's copy of it are merged, both are stored,
// and the copy is written again if it lacked anything. A pass that was missed or interrupted is
// made up for by the next one.

import { setAlarm } from '../browser/alarms.js';
import { isTooOften } from '../browser/synced.js';
import { loadCopiesCore, syncVault } from '../base/copies-core.js';
import { requireAllowed } from '../base/policy.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { readOpenSession, renewSession } from './session.js';
import { replaceTogether } from './store.js';
import { readRecord, readSyncState, recordName, writeSyncState } from './sync-record.js';
import { readSyncedCopy, writeSyncedCopy } from './synced-copy.js';

/** @import {SyncState} from './sync-record.js' */

export const SYNC_ALARM = 'sync';
/** The account's copy is written no more often than this. Browsers allow 1,800 writes an hour. */
const PAUSE_MS = 10_000;
/** Until the next try of a write that was put off. Alarms are no faster than 30 seconds. */
const RETRY_MS = 60_000;
/** A copy that is incomplete for longer is written anew: the PC that wrote it may be gone. */
const ARRIVAL_MS = 10 * 60_000;

/**
 * @typedef {object} Wish
 * @property {string} [otherKey] opens the account's copy, if the vault's key was changed
 * @property {boolean} [isAsked] whether the user waits for it: then a write is not put off
 */

/**
 * Merges the open vault with the account's copy, if it is synced. Returns when both are stored. An
 * error is noted in the state of the sync, where the page of the sync shows it.
 * @param {Wish} [wish]
 */
export function syncOpenVault(wish = {}) {
  return navigator.locks.request('warifu-sync', async () => {
    try {
      const { id } = await readOpenSession();
      if ((await readRecord(id)) === undefined) return;
      const before = await readSyncState(id);
      await writeSyncState(id, await syncNoting(id, wish, before));
    } catch (thrown) {
      // The next unlocking makes up for it.
      if (asRefusal(thrown).code !== 'session_locked') throw thrown;
    }
  });
}

/**
 * @param {string} id
 * @param {Wish} wish
 * @param {SyncState} before
 * @returns {Promise<SyncState>} the state after the pass
 */
async function syncNoting(id, wish, before) {
  try {
    await requireAllowed('allowSync');
    const done = await mergeAndWrite(id, wish, before);
    return { ...before, ...done, at: Date.now(), incompleteSince: 0, problem: '', values: [] };
  } catch (thrown) {
    const { code, values } = asRefusal(thrown);
    if (code === 'session_locked') throw thrown;
    const noted = { ...before, problem: code, values };
    if (code === 'sync_later' || code === 'sync_arriving')
      await setAlarm(SYNC_ALARM, Date.now() + RETRY_MS);
    if (code !== 'sync_arriving') return { ...noted, incompleteSince: 0 };
    return { ...noted, incompleteSince: before.incompleteSince || Date.now() };
  }
}

/**
 * @param {string} id
 * @param {Wish} wish
 * @param {SyncState} before
 * @returns {Promise<Pick<SyncState, 'writtenAt' | 'bytes'>>} what changed in the state
 */
async function mergeAndWrite(id, wish, { writtenAt = 0, incompleteSince = 0 }) {
  const { otherKey, isAsked = false } = wish;
  const [copy] = await Promise.all([readSyncedCopy(id), loadCopiesCore()]);
  const isArriving = copy !== undefined && copy.sealed === undefined;
  const isLate = incompleteSince > 0 && Date.now() - incompleteSince > ARRIVAL_MS;
  if (isArriving && !isLate) throw new Refusal('sync_arriving');
  const { isRemoteBehind, replica } = await merge(id, copy?.sealed, otherKey);
  if (!isRemoteBehind) return {};
  if (!isAsked && Math.abs(Date.now() - writtenAt) < PAUSE_MS) throw new Refusal('sync_later');
  return { bytes: await writeSyncedCopy(id, replica).catch(nameFailure), writtenAt: Date.now() };
}

/**
 * Merges into the vault and the replica, and stores them in one call.
 * @param {string} id
 * @param {string | undefined} remote
 * @param {string | undefined} otherKey
 */
function merge(id, remote, otherKey) {
  return replaceTogether(
    id,
    async (sealed) => {
      const [{ id: openId, key }, record] = await Promise.all([readOpenSession(), readRecord(id)]);
      if (openId !== id || record === undefined) throw new Refusal('session_locked');
      const otherKeys = otherKey === undefined ? [] : [otherKey];
      const merged = syncVault(sealed, key, record.replica, remote, otherKeys, record.device);
      const { replica, isReplicaChanged, sealed: next } = merged;
      return {
        ...merged,
        sealed: next ?? undefined,
        isRekeyed: merged.key !== key,
        items: isReplicaChanged ? { [recordName(id)]: { ...record, replica } } : {},
      };
    },
    async ({ key, isRekeyed }) => {
      if (isRekeyed) await renewSession({ id, key });
    },
  );
}

/**
 * The vault and its replica after the vault's key was changed, to be stored together: the replica
 * must always open with the vault's key.
 * @template {{sealed: string, key: string}} T
 * @param {string} id
 * @param {T} changed
 * @param {string} formerKey
 * @returns {Promise<T & {items?: Record<string, unknown>}>}
 */
export async function withReplica(id, changed, formerKey) {
  const [record] = await Promise.all([readRecord(id), loadCopiesCore()]);
  if (record?.replica === undefined) return changed;
  const { sealed, key } = changed;
  const merged = syncVault(sealed, key, record.replica, undefined, [formerKey], record.device);
  const items = { [recordName(id)]: { ...record, replica: merged.replica } };
  return { ...changed, sealed: merged.sealed ?? sealed, items };
}

/** @param {unknown} thrown @returns {never} */
function nameFailure(thrown) {
  // The core's refusals are plain objects, the browser's are errors.
  if (!(thrown instanceof Error)) throw thrown;
  throw new Refusal(isTooOften(thrown) ? 'sync_later' : 'sync_failed', { cause: thrown });
}
