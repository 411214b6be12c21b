// The sealed vaults on disk, each with the generation before it. Nothing here is a secret.

import { disk, diskKeys } from '../browser/browser.js';
import { loadCore, sealedInfo } from '../base/core.js';
import { Refusal } from '../base/refusal.js';
import { removeFolder } from './backup-folder.js';
import { forgetCopies } from './copies.js';
import { askForCopies, formerCopy } from './copying.js';
import { noteRemoval, noteVault } from './former-vault.js';
import { laidAsideIn, layAside } from './laid-aside.js';
import { movesAbout } from './move-progress.js';
import { isReadable, newestFirst } from './stored-value.js';

/** @import {LaidAside} from './laid-aside.js' */
/** @import {Stored, StoredVault} from './stored-value.js' */

const PREFIX = 'vault-';
const WRITERS = 'warifu-vault-writers';

/** Whether there is any vault on this PC. */
export async function hasVaults() {
  return (await diskKeys()).some((name) => name.startsWith(PREFIX));
}

/**
 * Every vault on this PC.
 * @returns {Promise<StoredVault[]>}
 */
export async function readVaults() {
  const [everything] = await Promise.all([disk.get(null), loadCore()]);
  return Object.entries(everything).flatMap(([name, value]) =>
    name.startsWith(PREFIX) ? [{ id: name.slice(PREFIX.length), ...newestFirst(value) }] : [],
  );
}

/**
 * @param {StoredVault[]} vaults
 * @param {string} id
 */
export function findVault(vaults, id) {
  const vault = vaults.find((one) => one.id === id);
  if (vault === undefined) throw new Refusal('session_no_vault');
  return vault;
}

/** Every vault's newest generation. */
export async function readSealed() {
  return (await readVaults()).map(({ current }) => current);
}

/**
 * @param {string} id
 * @returns {Promise<StoredVault>}
 */
export async function readVault(id) {
  const [{ [PREFIX + id]: value }] = await Promise.all([disk.get(PREFIX + id), loadCore()]);
  if (value === undefined) throw new Refusal('session_no_vault');
  return { id, ...newestFirst(value) };
}

/**
 * @template T
 * @typedef {object} More
 * @property {(sealed: string, changed: T) => void} [verify] for a change of the ways to unlock: it
 *   throws unless the stored generation opens. The one before it is then removed, for it opens with
 *   a way that may have been taken away.
 * @property {(changed: T) => Promise<void>} [afterwards] work that must end before another page
 *   reads
 * @property {boolean} [isKeeper] set by a keeper of copies: its run makes the copies itself
 */

/**
 * Replaces a vault, while no other page can write. If `change` throws, nothing is changed. It first
 * waits for the copy of the former generation.
 * @template {{sealed: string, items?: Record<string, unknown>}} T
 * @param {string} id
 * @param {(sealed: string) => Promise<T> | T} change returns the next generation, and values to
 *   write beside it in the same call
 * @param {More<T>} [more]
 * @returns {Promise<T>} the result of `change`
 */
export function replaceVault(id, change, { verify, afterwards, isKeeper = false } = {}) {
  return withCopies(id, isKeeper, async ({ current, aside }) => {
    const changed = await change(current);
    const next = { current: changed.sealed, previous: current };
    await put(id, next, aside, changed.items);
    if (verify !== undefined) {
      const stored = await readVault(id);
      verify(stored.current, changed);
      await put(id, { current: stored.current, previous: null });
    }
    await afterwards?.(changed);
    return changed;
  });
}

/**
 * @typedef {object} Together
 * @property {string | undefined} sealed the vault's next generation, if it changes
 * @property {boolean} isRekeyed whether that opens with another key, so that the generation before
 *   it is not kept
 * @property {Record<string, unknown>} items values beside the vault, written in the same call
 */

/**
 * Writes a vault's next generation and values beside it, or one of them, while no other page can
 * write. If `change` throws, nothing is changed.
 * @template {Together} T
 * @param {string} id
 * @param {(sealed: string) => Promise<T> | T} change
 * @param {(changed: T) => Promise<void>} afterwards work that must end before another page reads
 * @returns {Promise<T>} the result of `change`
 */
export function replaceTogether(id, change, afterwards) {
  return withWriterLock(async () => {
    const { current, aside } = await readVault(id);
    const changed = await change(current);
    const { sealed, isRekeyed, items } = changed;
    if (sealed === undefined) await write(items);
    else await put(id, { current: sealed, previous: isRekeyed ? null : current }, aside, items);
    await afterwards(changed);
    return changed;
  });
}

/**
 * Reads while no page writes.
 * @template T
 * @param {() => Promise<T>} read
 * @returns {Promise<T>}
 */
export function whileUnchanged(read) {
  return navigator.locks.request(WRITERS, { mode: 'shared' }, read);
}

/**
 * Stores a new vault beside those that are there, with other values in one call.
 * @template {{id: string, sealed: string, items?: Record<string, unknown>}} T
 * @param {(beside: string[]) => Promise<T> | T} make
 * @returns {Promise<T>}
 */
export async function addVault(make) {
  const added = await withWriterLock(async () => {
    const beside = await readVaults();
    const made = await make(beside.map(({ current }) => current));
    if (beside.some(({ id }) => id === made.id)) throw new Refusal('store_vault_exists');
    await write({ ...made.items, [PREFIX + made.id]: { current: made.sealed, previous: null } });
    noteVault();
    return made;
  });
  askForCopies();
  return added;
}

/**
 * Removes a vault, what was laid aside of it, every value beside it, whose name ends in its id, and
 * the note of its move. Copies elsewhere stay.
 * @param {string} id
 * @param {(sealed: string) => Promise<void>} [before] work while no other page can write; if it
 *   throws, nothing is removed
 */
export async function removeVault(id, before) {
  await withWriterLock(async () => {
    if (before !== undefined) await before((await readVault(id)).current);
    const everything = await disk.get(null);
    const beside = Object.keys(everything).filter((name) => name.endsWith(`-${id}`));
    const aside = laidAsideIn(everything, id).map(({ name }) => name);
    await disk.remove([...beside, ...aside, ...movesAbout(everything, id)]);
    if (!(await hasVaults())) noteRemoval();
  });
  await Promise.all([forgetCopies(id), removeFolder(id)]);
}

/**
 * Puts another generation in the place of the newest one, which is laid aside, never overwritten.
 * @param {string} id
 * @param {string} sealed the generation before, or one that was laid aside
 */
export async function bringBack(id, sealed) {
  await withWriterLock(async () => {
    sealedInfo(sealed);
    const { current, aside = current } = await readVault(id);
    await put(id, { current: sealed, previous: null }, aside);
  });
  askForCopies();
}

/**
 * Restores a backup over a stored vault. A generation that the backup's key does not open is laid
 * aside, and the one before it is kept if it can be read.
 * @param {string} id
 * @param {object} backup
 * @param {(generations: string[]) => string} backup.seal as a generation newer than those
 * @param {(sealed: string) => boolean} backup.opens whether its key opens a stored generation
 * @param {Record<string, unknown>} [backup.items] values to write beside it in the same call
 * @param {() => Promise<void>} afterwards work that must end before another page reads
 */
export function restoreOver(id, { seal, opens, items }, afterwards) {
  return withCopies(id, false, async ({ current, previous, aside }) => {
    const kept = previous !== null && isReadable(previous) ? previous : null;
    const sealed = seal([current, kept].filter((one) => one !== null));
    if (aside === undefined && opens(current)) {
      await put(id, { current: sealed, previous: current }, undefined, items);
    } else {
      await put(id, { current: sealed, previous: kept }, aside ?? current, items);
    }
    await afterwards();
  });
}

/** All that was laid aside, the newest first. @returns {Promise<LaidAside[]>} */
export async function readLaidAside() {
  return laidAsideIn(await disk.get(null));
}

/** Removes something that was laid aside. @param {string} name */
export function removeLaidAside(name) {
  return withWriterLock(() => disk.remove(name));
}

/** @param {(id: string) => void} listener */
export function onVaultChanged(listener) {
  disk.onChanged.addListener((changes) => {
    for (const name of Object.keys(changes)) {
      if (name.startsWith(PREFIX)) listener(name.slice(PREFIX.length));
    }
  });
}

/**
 * Writes a vault, lays a value aside, and writes other values, in one call.
 * @param {string} id
 * @param {Stored} stored
 * @param {unknown} [aside]
 * @param {Record<string, unknown>} [others]
 */
async function put(id, stored, aside, others = {}) {
  const { items, surplus } = layAside(aside === undefined ? {} : await disk.get(null), id, aside);
  await write({ ...items, ...others, [PREFIX + id]: stored });
  if (surplus.length > 0) await disk.remove(surplus);
}

/**
 * Replaces a vault after its former generation was copied, and asks for copies of the new one. The
 * lock is not held meanwhile, because a keeper of copies may need it.
 * @template T
 * @param {string} id
 * @param {boolean} isKeeper
 * @param {(stored: StoredVault) => Promise<T>} change
 * @returns {Promise<T>}
 */
async function withCopies(id, isKeeper, change) {
  const former = formerCopy(id);
  for (;;) {
    const outcome = await withWriterLock(async () => {
      const stored = await readVault(id);
      if (!isKeeper && (await former.isAwaited(stored.current))) return { first: stored.current };
      return { done: await change(stored) };
    });
    if ('done' in outcome) {
      if (!isKeeper) askForCopies();
      return outcome.done;
    }
    await former.arrive(outcome.first);
  }
}

/**
 * @template T
 * @param {() => Promise<T>} change
 * @returns {Promise<T>}
 */
function withWriterLock(change) {
  return navigator.locks.request(WRITERS, change);
}

/** @param {Record<string, unknown>} items */
async function write(items) {
  try {
    await disk.set(items);
  } catch (error) {
    const isFull = /quota/iu.test(String(error));
    throw new Refusal(isFull ? 'storage_full' : 'storage_failed', { cause: error });
  }
}
