// What lies on disk: the sealed vault and the generation before it. Nothing else is ever written there.

import { disk } from './browser.js';
import { Refusal } from './refusal.js';

/**
 * @typedef {object} Stored
 * @property {string} current sealed
 * @property {string | null} previous sealed, one generation older
 */

const VAULT = 'vault';
const WRITERS = 'warifu-vault-writers';

/**
 * The newest sealed vault, or `null` where none was ever made.
 * @returns {Promise<string | null>}
 */
export async function readSealed() {
  return (await readStored())?.current ?? null;
}

/**
 * Replaces the vault by what `change` makes of it, while no other page can write. `change` gets the newest sealed vault;
 * what it throws leaves everything as it was.
 * @param {(sealed: string | null) => Promise<string> | string} change
 */
export function replaceSealed(change) {
  return navigator.locks.request(WRITERS, async () => {
    const before = (await readStored())?.current ?? null;
    const current = await change(before);
    await write({ current, previous: before });
  });
}

/** @param {() => void} listener */
export function onVaultChanged(listener) {
  disk.onChanged.addListener((changes) => {
    if (VAULT in changes) listener();
  });
}

/** @returns {Promise<Stored | null>} */
async function readStored() {
  const { [VAULT]: stored } = await disk.get(VAULT);
  if (stored === undefined) return null;
  if (!isStored(stored)) throw new Refusal('vault_damaged');
  return stored;
}

/**
 * @param {unknown} stored
 * @returns {stored is Stored}
 */
function isStored(stored) {
  return typeof stored === 'object' && stored !== null && 'current' in stored && typeof stored.current === 'string';
}

/** @param {Stored} stored */
async function write(stored) {
  try {
    await disk.set({ [VAULT]: stored });
  } catch (error) {
    throw new Refusal(/quota/iu.test(String(error)) ? 'storage_full' : 'storage_failed', { cause: error });
  }
}
