// The time between unlocking and locking. The open vault's id and key are in the browser's memory
// with the moment at which they expire; every page opens the vault for itself.

import { memory, setAlarm } from '../browser/browser.js';
import { OpenVault, loadCore } from '../base/core.js';
import { readPolicy } from '../base/policy.js';
import { Refusal } from '../base/refusal.js';
import { readSettings } from '../base/settings.js';
import { askForCopiesWhenIdle } from './copying.js';
import { SESSION, lockCount, tellPagesToForget } from './on-lock.js';
import {
  findVault,
  hasVaults,
  readVault,
  readVaults,
  replaceVault,
  whileUnchanged,
} from './store.js';

/**
 * @typedef {object} Session
 * @property {string} id the vault's
 * @property {string} key
 * @property {number | null} expires milliseconds since 1970; `null`: when the browser closes
 * @property {number} lasts the milliseconds from the last use until the expiry
 */

/** @typedef {'new' | 'locked' | 'unlocked'} State */

export const LOCK_ALARM = 'lock';
const MINUTE_MS = 60_000;
/** The expiry is moved no more often than this. */
const EXTEND_MS = 10_000;
/** An open page looks at the expiry this often. An alarm may be late if the clock is set back. */
const CHECK_MS = 15_000;

/** @returns {Promise<State>} */
export async function readState() {
  const [isThere, session] = await Promise.all([hasVaults(), readSession()]);
  if (!isThere) return 'new';
  return session === null ? 'locked' : 'unlocked';
}

/**
 * Also has copies that are behind brought up to date: with the key they can be proven.
 * @param {{id: string, key: string}} unlocked
 */
export async function startSession({ id, key }) {
  await changeSession(() => write(id, key));
  askForCopiesWhenIdle();
}

/**
 * Gives the open vault its new key. A vault that was locked meanwhile stays locked.
 * @param {{id: string, key: string}} renewed
 */
export function renewSession({ id, key }) {
  return changeSession(async () => {
    const open = await readStored();
    if (open?.id === id && isValid(open)) await write(id, key);
  });
}

/** Locks, as the user or the system wants it. Pages forget typed texts also if no vault is open. */
export function lock() {
  return withSessionLock(async () => {
    const isOpen = (await readStored()) !== undefined;
    await memory.remove(SESSION);
    // Otherwise the pages know from the session.
    if (!isOpen) tellPagesToForget();
  });
}

/** Locks if the session has expired; otherwise sets the alarm for its expiry. */
export async function lockIfUnused() {
  const session = await readSession();
  if (session !== null && session.expires !== null) await setAlarm(LOCK_ALARM, session.expires);
}

/**
 * The open vault's id and key. Throws if no vault is open.
 * @returns {Promise<Session>}
 */
export async function readOpenSession() {
  const session = await readSession();
  if (session === null) throw new Refusal('session_locked');
  return session;
}

/**
 * The vault as it is now. The caller must `free()` it. Throws if no vault is open, or if it was
 * locked meanwhile.
 * @returns {Promise<OpenVault>}
 */
export async function openVault() {
  const locks = lockCount();
  const vault = await openStored();
  if (locks === lockCount()) return vault;
  vault.free();
  throw new Refusal('session_locked');
}

/** @returns {Promise<OpenVault>} */
async function openStored() {
  const [{ id, key }, vaults] = await Promise.all([readOpenSession(), readVaults()]);
  try {
    return OpenVault.open(findVault(vaults, id).current, key);
  } catch {
    // The password may have changed between the two readings. Both are read again while no page
    // writes; if that fails too, the vault itself is at fault.
    return whileUnchanged(async () => {
      const session = await readOpenSession();
      return OpenVault.open((await readVault(session.id)).current, session.key);
    });
  }
}

/**
 * Changes the newest generation and stores the next. Returns when it is on disk.
 * @template T
 * @param {(vault: OpenVault) => T} change
 * @param {(id: string) => Record<string, unknown>} [beside] values to write in the same call
 * @returns {Promise<T>}
 */
export async function changeVault(change, beside = () => ({})) {
  const [{ id }] = await Promise.all([readOpenSession(), loadCore()]);
  const { result } = await replaceVault(id, async (sealed) => {
    const { id: openId, key } = await readOpenSession();
    if (openId !== id) throw new Refusal('session_locked');
    const vault = OpenVault.open(sealed, key);
    try {
      return { result: change(vault), sealed: vault.seal(), items: beside(id) };
    } finally {
      vault.free();
    }
  });
  return result;
}

/** Keeps the vault open while this page is used, and locks it when it was not. */
export function stayOpenWhileUsed() {
  setInterval(() => void readSession(), CHECK_MS);
  let extended = 0;
  const extend = async () => {
    if (Date.now() - extended < EXTEND_MS) return;
    extended = Date.now();
    await extendSession();
  };
  for (const event of ['pointerdown', 'keydown']) {
    document.addEventListener(event, () => void extend());
  }
}

/**
 * Applies the lock time that is in force now to the open vault. No expiry moves away, because the
 * user has done nothing.
 */
export function applyLockTime() {
  return changeSession(async () => {
    const open = await readStored();
    if (open !== undefined && isValid(open)) await write(open.id, open.key, open.expires);
  });
}

/** Moves the expiry. Read and write are one step, so that no page undoes another page's locking. */
export async function extendSession() {
  if ((await readSession()) === null) return;
  await changeSession(async () => {
    const still = await readStored();
    if (still !== undefined && isValid(still)) await write(still.id, still.key);
  });
}

/**
 * @param {string} id
 * @param {string} key
 * @param {number | null} [latest] no later expiry; `null` for none
 */
async function write(id, key, latest = null) {
  const { lockMinutes } = await readSettings();
  const lasts = lockMinutes * MINUTE_MS;
  const expires = lasts === 0 ? null : Math.min(Date.now() + lasts, latest ?? Infinity);
  await memory.set({ [SESSION]: { id, key, expires, lasts } });
  if (expires !== null) await setAlarm(LOCK_ALARM, expires);
}

/** @returns {Promise<Session | null>} */
async function readSession() {
  const session = await readStored();
  if (session === undefined) return null;
  if (isValid(session)) return session;
  await withSessionLock(() => memory.remove(SESSION));
  return null;
}

/** @returns {Promise<Session | undefined>} */
async function readStored() {
  const { [SESSION]: session } = /** @type {{session?: Session}} */ (await memory.get(SESSION));
  return session;
}

/** @param {Session} session */
function isValid({ expires, lasts }) {
  if (expires === null) return true;
  // A clock that was set back must not keep the vault open for longer than the user chose.
  const left = expires - Date.now();
  return left > 0 && left <= lasts;
}

/** @param {() => Promise<void>} change writes the session */
async function changeSession(change) {
  // Right after a start of the browser the policy takes a while. Locking must not wait for that.
  await readPolicy();
  await withSessionLock(change);
}

/** @param {() => Promise<void>} change */
function withSessionLock(change) {
  return navigator.locks.request('warifu-session', change);
}
