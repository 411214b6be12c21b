// Codes that were copied. A portal accepts no code twice, so every page marks a copied code as long
// as it is valid, also in a window that is opened later. Kept in the browser's memory only.

import { memory } from '../browser/storage.js';

/**
 * @typedef {object} Used
 * @property {string} step the time step of the copied code
 * @property {boolean} isAdding whether it was copied right after its entry was added
 * @property {number} until the end of its validity, in milliseconds since 1970
 */

/** @typedef {Record<string, Used>} UsedById */

const NAME = 'used';

/** @returns {Promise<UsedById>} by the entries' ids */
export async function readUsed() {
  const { [NAME]: used } = /** @type {{used?: UsedById}} */ (await memory.get(NAME));
  return used ?? {};
}

/**
 * @param {string} id the entry's
 * @param {{step: string, secondsLeft: number, isAdding: boolean}} copied
 */
export function markUsed(id, { step, secondsLeft, isAdding }) {
  return navigator.locks.request('warifu-used', async () => {
    const now = Date.now();
    const used = Object.entries(await readUsed()).filter(([, { until }]) => until > now);
    const before = Object.fromEntries(used);
    // A code of the set-up stays one if it is copied from the list again.
    const wasAdding = before[id]?.step === step && before[id].isAdding;
    const marked = { step, isAdding: isAdding || wasAdding, until: now + secondsLeft * 1000 };
    await memory.set({ [NAME]: { ...before, [id]: marked } });
  });
}

/** @param {(used: UsedById) => void} listener called in every page, including this one */
export function onUsed(listener) {
  memory.onChanged.addListener(({ [NAME]: change }) => {
    if (change !== undefined) listener(/** @type {UsedById | undefined} */ (change.newValue) ?? {});
  });
}
