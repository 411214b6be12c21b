// The sealed vaults on disk, each with the generation before it. Nothing here is a secret.

import { disk, diskKeys } from '../browser/browser.js';
import { loadCore, sealedGeneration, sealedInfo } from '../base/core.js';
import { Refusal } from '../base/refusal.js';

/**
 * The value that is stored for a vault.
 * @typedef {object} Stored
 * @property {string} current sealed
 * @property {string | null} previous sealed, one generation older
 */

/**
 * A vault with its newest generation as `current`. `aside`: a value in the place of the newest
 * generation that cannot be read or is older than its own predecessor. It may be damaged, and is
 * never overwritten.
 * @typedef {Stored & {id: string, aside?: unknown}} StoredVault
 */

const PREFIX = 'vault-';
const DAMAGED = 'damaged-';
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
 * Replaces a vault, while no other page can write. If `change` throws, nothing is changed.
 * @template {string | {sealed: string}} T
 * @param {string} id
 * @param {(sealed: string) => Promise<T> | T} change returns the next generation
 * @param {(changed: T) => Promise<void>} [afterwards] work that must end before another page reads
 * @returns {Promise<T>} the result of `change`
 */
export function replaceVault(id, change, afterwards) {
  return withWriterLock(async () => {
    const { current, aside } = await readVault(id);
    const changed = await change(current);
    const sealed = typeof changed === 'string' ? changed : changed.sealed;
    await write({ ...layAside(id, aside), [PREFIX + id]: { current: sealed, previous: current } });
    await afterwards?.(changed);
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
 * Stores a new vault beside those that are there.
 * @template {{id: string, sealed: string}} T
 * @param {(beside: string[]) => Promise<T> | T} make
 * @returns {Promise<T>}
 */
export function addVault(make) {
  return withWriterLock(async () => {
    const beside = await readVaults();
    const made = await make(beside.map(({ current }) => current));
    if (beside.some(({ id }) => id === made.id)) throw new Refusal('store_vault_exists');
    await write({ [PREFIX + made.id]: { current: made.sealed, previous: null } });
    return made;
  });
}

/** @param {string} id */
export function removeVault(id) {
  return withWriterLock(() => disk.remove(PREFIX + id));
}

/**
 * Goes back to the generation before. The newer one is laid aside, never overwritten.
 * @param {string} id
 */
export function restorePrevious(id) {
  return withWriterLock(async () => {
    const { current, previous, aside = current } = await readVault(id);
    if (previous === null) throw new Refusal('store_no_previous');
    sealedInfo(previous);
    await write({
      ...layAside(id, aside),
      [PREFIX + id]: { current: previous, previous: null },
    });
  });
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
 * @param {string} id
 * @param {unknown} value to keep, if there is any
 */
function layAside(id, value) {
  return value === undefined ? {} : { [DAMAGED + id + Date.now()]: value };
}

/**
 * @param {unknown} value
 * @returns {Omit<StoredVault, 'id'>}
 */
function newestFirst(value) {
  const { current, previous } = /** @type {Partial<Stored>} */ (
    typeof value === 'object' && value !== null ? value : {}
  );
  // A value that is no text is no vault, and must not be overwritten either.
  if (typeof current !== 'string') {
    return { current: '', previous: previous ?? null, aside: current ?? value };
  }
  if (typeof previous !== 'string') return { current, previous: null };
  const generation = generationOf(current);
  return generation >= 0 && generationOf(previous) > generation
    ? { current: previous, previous: current, aside: current }
    : { current, previous };
}

/**
 * @param {string} sealed
 * @returns {number} -1 if the header cannot be read
 */
function generationOf(sealed) {
  try {
    return sealedGeneration(sealed);
  } catch {
    return -1;
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
