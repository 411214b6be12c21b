// The time between unlocking and locking. The vault's key lies in the browser's memory with the moment at which it
// expires; every page opens the vault for itself.

import { memory, setAlarm } from './browser.js';
import { OpenVault, loadCore } from './core.js';
import { Refusal } from './refusal.js';
import { readSealed, replaceSealed } from './store.js';
import { createVault, unlockVault } from '../worker/client.js';

/**
 * @typedef {object} Session
 * @property {string} key
 * @property {number} expires milliseconds since 1970
 */

/** @typedef {'new' | 'locked' | 'unlocked'} State */

export const LOCK_ALARM = 'lock';
const SESSION = 'session';
const UNUSED_MS = 5 * 60_000;
/** Using is noted no more often than this. */
const NOTE_MS = 10_000;

/** @returns {Promise<State>} */
export async function state() {
  if ((await readSealed()) === null) return 'new';
  return (await readSession()) === null ? 'locked' : 'unlocked';
}

/**
 * Makes the first vault.
 * @param {string} password
 */
export async function choosePassword(password) {
  let key = '';
  await replaceSealed(async (sealed) => {
    if (sealed !== null) throw new Refusal('session_vault_exists');
    const created = await createVault(password);
    key = created.key;
    return created.sealed;
  });
  await begin(key);
}

/** @param {string} password */
export async function unlock(password) {
  const sealed = await readSealed();
  if (sealed === null) throw new Refusal('session_no_vault');
  await begin(await unlockVault(sealed, password));
}

export function lock() {
  return alone(() => memory.remove(SESSION));
}

/** Locks if the time is up; otherwise sees to it that it will be looked at again. */
export async function lockIfUnused() {
  const session = await readSession();
  if (session !== null) await setAlarm(LOCK_ALARM, session.expires);
}

/**
 * The vault as it is now. Whoever asks must `free()` it.
 * @returns {Promise<OpenVault>}
 */
export async function openVault() {
  const [session, sealed] = await Promise.all([readSession(), readSealed(), loadCore()]);
  if (session === null || sealed === null) throw new Refusal('session_locked');
  return OpenVault.open(sealed, session.key);
}

/**
 * Changes the newest vault and stores it. Returns only when it is on disk.
 * @template T
 * @param {(vault: OpenVault) => T} change
 * @returns {Promise<T>}
 */
export async function changeVault(change) {
  const [session] = await Promise.all([readSession(), loadCore()]);
  if (session === null) throw new Refusal('session_locked');
  /** @type {{value: T} | undefined} */
  let result;
  await replaceSealed((sealed) => {
    if (sealed === null) throw new Refusal('session_no_vault');
    const vault = OpenVault.open(sealed, session.key);
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
 * Calls back when a view must forget everything, and when it may show it again.
 * @param {(unlocked: boolean) => void} listener
 */
export function onLockChanged(listener) {
  memory.onChanged.addListener((changes) => {
    const change = changes[SESSION];
    if (change && (change.newValue === undefined) !== (change.oldValue === undefined)) {
      listener(change.newValue !== undefined);
    }
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
  for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, () => void note());
}

/** @param {string} key */
function begin(key) {
  return alone(() => write(key));
}

/** Reading and writing apart would let a page that is used undo another page's locking. */
async function extend() {
  const session = await readSession();
  if (session === null) return;
  await alone(async () => {
    const { [SESSION]: still } = await memory.get(SESSION);
    if (still !== undefined) await write(session.key);
  });
}

/** @param {string} key */
async function write(key) {
  const expires = Date.now() + UNUSED_MS;
  await memory.set({ [SESSION]: { key, expires } });
  await setAlarm(LOCK_ALARM, expires);
}

/** @param {() => Promise<void>} change */
function alone(change) {
  return navigator.locks.request('warifu-session', change);
}

/** @returns {Promise<Session | null>} */
async function readSession() {
  const { [SESSION]: session } = /** @type {{session?: Session}} */ (await memory.get(SESSION));
  if (session === undefined) return null;
  // A clock that was set back must not keep the vault open.
  const left = session.expires - Date.now();
  if (left > 0 && left <= UNUSED_MS) return session;
  await lock();
  return null;
}
