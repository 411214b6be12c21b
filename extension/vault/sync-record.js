// What this PC notes of the sync of each vault: under one name the replica, which is written
// together with the vault, under another one how the last pass ended. Nothing here is a secret.

import { disk } from '../browser/browser.js';

/**
 * @typedef {object} SyncRecord
 * @property {string} device the random id of this PC in the replicas of the vault
 * @property {string} [replica] sealed; absent before the first pass
 */

/**
 * @typedef {object} SyncState
 * @property {number} [at] when a pass last ended well, in milliseconds since 1970
 * @property {number} [writtenAt] when the account's copy was last written, likewise
 * @property {number} [bytes] of the account's copy
 * @property {number} [incompleteSince] since when items of the copy have been missing; 0: none are
 * @property {string} [problem] the code of the error that ended the last pass
 * @property {string[]} [values] the error's
 */

const RECORD = 'sync-';
const STATE = 'sync-state-';

/** @param {unknown} value */
const isTime = (value) => typeof value === 'number' && Math.abs(value) <= LAST_TIME_MS;
/** The last time that a date can have (ECMAScript), in milliseconds since 1970. */
const LAST_TIME_MS = 8.64e15;

/** The checks of the fields of a state. @type {Record<string, (value: unknown) => boolean>} */
const IS_WELL = {
  at: isTime,
  writtenAt: isTime,
  incompleteSince: isTime,
  bytes: (value) => typeof value === 'number',
  problem: (value) => typeof value === 'string',
  values: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
};

/** The name on disk of a vault's record. @param {string} id the vault's */
export function recordName(id) {
  return RECORD + id;
}

/**
 * @param {string} id the vault's
 * @returns {Promise<SyncRecord | undefined>} undefined if the vault is not synced
 */
export async function readRecord(id) {
  const { [recordName(id)]: value } = await disk.get(recordName(id));
  return isRecord(value) ? value : undefined;
}

/**
 * Damaged values are as if they were absent.
 * @param {string} id the vault's
 * @returns {Promise<SyncState>}
 */
export async function readSyncState(id) {
  const { [STATE + id]: stored } = await disk.get(STATE + id);
  const fields = Object.entries(typeof stored === 'object' && stored !== null ? stored : {});
  return Object.fromEntries(fields.filter(([name, value]) => IS_WELL[name]?.(value) === true));
}

/**
 * @param {string} id the vault's
 * @param {SyncState} state
 */
export function writeSyncState(id, state) {
  return disk.set({ [STATE + id]: state });
}

/**
 * Whether the last pass was put off. That is no fault: the rest follows by itself.
 * @param {SyncState} state
 */
export function isPutOff({ problem }) {
  return problem === 'sync_later' || problem === 'sync_arriving';
}

/** Removes all that is noted of a vault's sync. @param {string} id the vault's */
export function removeRecord(id) {
  return disk.remove([recordName(id), STATE + id]);
}

/** @param {() => void} listener called when a pass has ended, and when sync is turned on or off */
export function onSyncNoted(listener) {
  disk.onChanged.addListener((changes) => {
    if (Object.keys(changes).some((name) => name.startsWith(RECORD))) listener();
  });
}

/** @param {unknown} value @returns {value is SyncRecord} */
function isRecord(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    'device' in value &&
    typeof value.device === 'string'
  );
}
