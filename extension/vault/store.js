// What lies on disk: each sealed vault with the generation before it, and a few settings that are no secret.

import { disk } from '../browser/browser.js';
import { factsOf, loadCore } from '../base/core.js';
import { Refusal } from '../base/refusal.js';

/**
 * @typedef {object} Stored
 * @property {string} current sealed
 * @property {string | null} previous sealed, one generation older
 */

/**
 * A vault with its newest generation as `current`. What claims to be older than its own predecessor may be damaged, and is
 * not to be overwritten: `aside`.
 * @typedef {Stored & {id: string, aside?: unknown}} StoredVault
 */

const PREFIX = 'vault-';
const DAMAGED = 'damaged-';
const WRITERS = 'warifu-vault-writers';

/**
 * Every vault on this PC, the newest generation of each as `current`.
 * @returns {Promise<StoredVault[]>}
 */
export async function readVaults() {
  await loadCore();
  const everything = await disk.get(null);
  return Object.entries(everything).flatMap(([name, value]) =>
    name.startsWith(PREFIX) ? [{ id: name.slice(PREFIX.length), ...newestFirst(value) }] : [],
  );
}

/** Every vault's sealed text. */
export async function readSealed() {
  return (await readVaults()).map(({ current }) => current);
}

/**
 * @param {string} id
 * @returns {Promise<StoredVault>}
 */
export async function readVault(id) {
  await loadCore();
  const { [PREFIX + id]: value } = await disk.get(PREFIX + id);
  if (value === undefined) throw new Refusal('session_no_vault');
  return { id, ...newestFirst(value) };
}

/**
 * Replaces a vault by what `change` makes of it, while no other page can write. What it throws leaves everything as
 * it was.
 * @param {string} id
 * @param {(sealed: string) => Promise<string> | string} change
 * @param {() => Promise<void>} [afterwards] what belongs to the change, and must be done before anybody reads
 */
export function replaceVault(id, change, afterwards) {
  return alone(async () => {
    const { current, aside } = await readVault(id);
    const next = { current: await change(current), previous: current };
    await write({ ...layAside(id, aside), [PREFIX + id]: next });
    await afterwards?.();
  });
}

/**
 * Reads while nobody writes.
 * @template T
 * @param {() => Promise<T>} read
 * @returns {Promise<T>}
 */
export function whileUnchanged(read) {
  return navigator.locks.request(WRITERS, { mode: 'shared' }, read);
}

/**
 * Adds what `make` makes beside the vaults that are there.
 * @template {{id: string, sealed: string}} T
 * @param {(beside: string[]) => Promise<T> | T} make
 * @returns {Promise<T>}
 */
export function addVault(make) {
  return alone(async () => {
    const beside = await readVaults();
    const made = await make(beside.map(({ current }) => current));
    if (beside.some(({ id }) => id === made.id)) throw new Refusal('store_vault_exists');
    await write({ [PREFIX + made.id]: { current: made.sealed, previous: null } });
    return made;
  });
}

/** @param {string} id */
export function removeVault(id) {
  return alone(() => disk.remove(PREFIX + id));
}

/**
 * Goes back to the generation before. What cannot be read is laid aside under a name of its own, never overwritten.
 * @param {string} id
 */
export function goBack(id) {
  return alone(async () => {
    const { current, previous, aside = current } = await readVault(id);
    if (previous === null) throw new Refusal('store_no_previous');
    factsOf(previous);
    await write({ ...layAside(id, aside), [PREFIX + id]: { current: previous, previous: null } });
  });
}

/** @param {(id: string) => void} listener */
export function onVaultChanged(listener) {
  disk.onChanged.addListener((changes) => {
    for (const name of Object.keys(changes))
      if (name.startsWith(PREFIX)) listener(name.slice(PREFIX.length));
  });
}

/**
 * @param {string} id
 * @param {unknown} value what must be kept, if there is any
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
  // Something else than text is passed on as what it is: no vault, and nothing that may be overwritten.
  if (typeof current !== 'string')
    return { current: '', previous: previous ?? null, aside: current ?? value };
  if (typeof previous !== 'string') return { current, previous: null };
  return generationOf(previous) > generationOf(current) && generationOf(current) >= 0
    ? { current: previous, previous: current, aside: current }
    : { current, previous };
}

/**
 * @param {string} sealed
 * @returns {number} -1 for what cannot be read
 */
function generationOf(sealed) {
  try {
    return factsOf(sealed).generation;
  } catch {
    return -1;
  }
}

/**
 * @template T
 * @param {() => Promise<T>} change
 * @returns {Promise<T>}
 */
function alone(change) {
  return navigator.locks.request(WRITERS, change);
}

/** @param {Record<string, unknown>} items */
async function write(items) {
  try {
    await disk.set(items);
  } catch (error) {
    throw new Refusal(/quota/iu.test(String(error)) ? 'storage_full' : 'storage_failed', {
      cause: error,
    });
  }
}
