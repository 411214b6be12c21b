// The time between unlocking and locking. An open vault's id and key lie in the browser's memory with the moment at which
// they expire; every page opens the vault for itself.

import { memory, setAlarm } from '../browser/browser.js';
import { OpenVault, loadCore } from '../base/core.js';
import { Refusal } from '../base/refusal.js';
import { readSettings } from '../base/settings.js';
import { readVault, readVaults, replaceVault, whileUnchanged } from './store.js';

/**
 * @typedef {object} Session
 * @property {string} id the vault's
 * @property {string} key
 * @property {number | null} expires milliseconds since 1970; `null` for not before the browser closes
 */

/** @typedef {'new' | 'locked' | 'unlocked'} State */

export const LOCK_ALARM = 'lock';
const SESSION = 'session';
const MINUTE_MS = 60_000;
const LONGEST_MS = 60 * MINUTE_MS;
/** Using is noted no more often than this. */
const NOTE_MS = 10_000;

/** @returns {Promise<State>} */
export async function state() {
  if ((await readVaults()).length === 0) return 'new';
  return (await readSession()) === null ? 'locked' : 'unlocked';
}

/** @param {{id: string, key: string}} unlocked */
export function begin({ id, key }) {
  return alone(() => write(id, key));
}

export function lock() {
  return alone(() => memory.remove(SESSION));
}

/** Locks if the time is up; otherwise sees to it that it will be looked at again. */
export async function lockIfUnused() {
  const session = await readSession();
  if (session !== null && session.expires !== null) await setAlarm(LOCK_ALARM, session.expires);
}

/**
 * The open vault's id and key, for what the worker does with them.
 * @returns {Promise<Session>}
 */
export async function readOpenSession() {
  const session = await readSession();
  if (session === null) throw new Refusal('session_locked');
  return session;
}

/**
 * The vault as it is now. Whoever asks must `free()` it.
 * @returns {Promise<OpenVault>}
 */
export async function openVault() {
  await loadCore();
  // A changed password changes vault and key: both must be read from the same side of it.
  return whileUnchanged(async () => {
    const { id, key } = await readOpenSession();
    return OpenVault.open((await readVault(id)).current, key);
  });
}

/**
 * Changes the newest vault and stores it. Returns only when it is on disk.
 * @template T
 * @param {(vault: OpenVault) => T} change
 * @returns {Promise<T>}
 */
export async function changeVault(change) {
  const [{ id }] = await Promise.all([readOpenSession(), loadCore()]);
  /** @type {{value: T} | undefined} */
  let result;
  await replaceVault(id, async (sealed) => {
    const { id: stillId, key } = await readOpenSession();
    if (stillId !== id) throw new Refusal('session_locked');
    const vault = OpenVault.open(sealed, key);
    try {
      result = { value: change(vault) };
      return vault.seal();
    } finally {
      vault.free();
    }
  });
  if (result === undefined) throw new Refusal('shell_unexpected');
  return result.value;
}

/**
 * Calls back when a view must forget everything, and when it may show something again: after locking, unlocking, and
 * another vault's opening.
 * @param {(unlocked: boolean) => void} listener
 */
export function onLockChanged(listener) {
  memory.onChanged.addListener((changes) => {
    const change = changes[SESSION];
    if (change === undefined) return;
    const [before, after] = [idOf(change.oldValue), idOf(change.newValue)];
    if (before !== after) listener(after !== undefined);
  });
}

/** While this page is used, the vault stays open. */
export function stayOpenWhileUsed() {
  let noted = 0;
  const note = async () => {
    if (Date.now() - noted < NOTE_MS) return;
    noted = Date.now();
    await extend();
  };
  for (const event of ['pointerdown', 'keydown'])
    document.addEventListener(event, () => void note());
}

/** Reading and writing apart would let a page that is used undo another page's locking. */
export async function extend() {
  if ((await readSession()) === null) return;
  await alone(async () => {
    const { [SESSION]: still } = /** @type {{session?: Session}} */ (await memory.get(SESSION));
    if (still !== undefined) await write(still.id, still.key);
  });
}

/**
 * @param {string} id
 * @param {string} key
 */
async function write(id, key) {
  const { lockMinutes } = await readSettings();
  const expires = lockMinutes === 0 ? null : Date.now() + lockMinutes * MINUTE_MS;
  await memory.set({ [SESSION]: { id, key, expires } });
  if (expires !== null) await setAlarm(LOCK_ALARM, expires);
}

/** @returns {Promise<Session | null>} */
async function readSession() {
  const { [SESSION]: session } = /** @type {{session?: Session}} */ (await memory.get(SESSION));
  if (session === undefined) return null;
  if (session.expires === null) return session;
  // A clock that was set back must not keep the vault open.
  const left = session.expires - Date.now();
  if (left > 0 && left <= LONGEST_MS) return session;
  await lock();
  return null;
}

/**
 * @param {unknown} session
 * @returns {string | undefined}
 */
function idOf(session) {
  return /** @type {Session | undefined} */ (session)?.id;
}

/** @param {() => Promise<void>} change */
function alone(change) {
  return navigator.locks.request('warifu-session', change);
}
