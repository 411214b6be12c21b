// Tells the parts of a page that the open vault was locked, or that another vault was opened.

import { memory } from '../browser/storage.js';

/** The name of the session in the browser's memory. */
export const SESSION = 'session';

/** @type {(() => void)[]} */
const forgetters = [];
/** @type {((unlocked: boolean) => void)[]} */
const listeners = [];
/** Between all pages and the background worker. Its own messages do not come back. */
const channel = new BroadcastChannel('warifu-lock');
let isListening = false;
let locks = 0;

/**
 * @param {() => void} forget called when the open vault was locked or gave way to another one, and
 *   before any listener of `onLockChanged`; also when the user locks while no vault is open
 */
export function onLock(forget) {
  forgetters.push(forget);
  listen();
}

/**
 * @param {(unlocked: boolean) => void} listener called when a view may show something else: after
 *   locking, after unlocking, and when another vault is opened
 */
export function onLockChanged(listener) {
  listeners.push(listener);
  listen();
}

/**
 * How often this page had to forget. Work that waits compares the count from before with the one
 * afterwards: if they differ, its result belongs to a vault that is no longer open.
 */
export function lockCount() {
  return locks;
}

/**
 * Tells the other pages to forget although no vault is open: typed passwords, opened backups and
 * accounts that are not yet added.
 */
export function tellPagesToForget() {
  channel.postMessage('');
}

/** Not at the start: a listener in the background worker would start it for every change. */
function listen() {
  if (isListening) return;
  isListening = true;
  memory.onChanged.addListener(({ [SESSION]: change }) => {
    if (change === undefined) return;
    const [before, after] = [idOf(change.oldValue), idOf(change.newValue)];
    if (before === after) return;
    if (before !== undefined) forgetAll();
    for (const listener of listeners) callSafely(() => listener(after !== undefined));
  });
  channel.addEventListener('message', forgetAll);
}

function forgetAll() {
  locks += 1;
  for (const forget of forgetters) callSafely(forget);
}

/** An error in one part of a page must not keep the other parts. @param {() => void} act */
function callSafely(act) {
  try {
    act();
  } catch (thrown) {
    console.error(thrown);
  }
}

/**
 * @param {unknown} session
 * @returns {string | undefined}
 */
function idOf(session) {
  return /** @type {{id: string} | undefined} */ (session)?.id;
}
