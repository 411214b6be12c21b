// Has the background worker bring the copies of the vaults up to date, and lets a change wait for
// the copy of the change before: if the browser ends at any moment, the copy lacks at most the last
// acknowledged change.

import { sendToBackground } from '../browser/messages.js';
import { toFile } from '../base/core.js';
import { readCopies } from './copies.js';

/** Held while copies are made. */
const COPIES = 'warifu-copies';
/** No change waits longer for a medium. */
const MOST_WAIT_MS = 5000;
/** A page that is busy for longer asks all the same. */
const MOST_IDLE_WAIT_MS = 2000;

/**
 * Asks for copies of what is on disk now. Nothing depends on the answer: the worker finds a copy
 * that is behind at the next change and at the next unlocking, too.
 */
export function askForCopies() {
  void copyNow().catch(console.warn);
}

/** The same once the page is idle: drawing the codes comes before the start of the worker. */
export function askForCopiesWhenIdle() {
  requestIdleCallback(askForCopies, { timeout: MOST_IDLE_WAIT_MS });
}

/** Has copies made, and returns when they are, or cannot be. */
export async function copyNow() {
  await sendToBackground({ keepCopies: {} });
}

/**
 * Works while no copy is made.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export function whileNotCopying(work) {
  return navigator.locks.request(COPIES, work);
}

/**
 * The copy of a vault's former generation, for a change that must not overtake it.
 * @param {string} id the vault's
 */
export function formerCopy(id) {
  const end = performance.now() + MOST_WAIT_MS;
  let asked = '';
  return {
    /** Whether to wait before this generation is followed by another. @param {string} sealed */
    isAwaited: async (sealed) =>
      sealed !== asked && performance.now() < end && (await isCopyBehind(id, sealed)),
    /** Returns when the worker has tried to copy it, or the time is up. @param {string} sealed */
    arrive: async (sealed) => {
      asked = sealed;
      await within(end - performance.now(), copyNow());
    },
  };
}

/**
 * Whether a folder has another state of the vault than this, as far as is known. After a failure no
 * change waits: the medium may be away for long.
 * @param {string} id the vault's
 * @param {string} sealed
 */
async function isCopyBehind(id, sealed) {
  const { folder } = await readCopies(id);
  if (folder === null || folder.problem !== null) return false;
  return folder.digest !== (await digestOf(toFile(sealed)));
}

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<string>} its SHA-256 in hexadecimal
 */
export async function digestOf(bytes) {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Returns when the work has ended or failed, or the time is up.
 * @param {number} ms
 * @param {Promise<unknown>} work
 */
async function within(ms, work) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const timeUp = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work.catch(console.warn), timeUp]);
  clearTimeout(timer);
}
