// What the toolbar's window is opened for by a command. It lies in memory until the window takes it, a moment later.

import { memory } from '../browser/storage.js';

/**
 * @typedef {object} Errand
 * @property {true} [scan] to scan at once
 * @property {string} [tell] the key of a text that a person should read
 */

const NAME = 'errand';
/** A window that opens later was opened for something else. */
const FRESH_MS = 10_000;

/** @param {Errand} errand */
export function leaveErrand(errand) {
  return memory.set({ [NAME]: { ...errand, left: Date.now() } });
}

/** @returns {Promise<Errand>} empty where there is none */
export async function takeErrand() {
  const { [NAME]: errand } = /** @type {{errand?: Errand & {left: number}}} */ (
    await memory.get(NAME)
  );
  if (errand === undefined) return {};
  await memory.remove(NAME);
  return Date.now() - errand.left < FRESH_MS ? errand : {};
}
