// Which codes were copied. A portal takes no code twice, so what was copied is told apart from what was not, in every page
// and after the toolbar's window was closed. Kept in the browser's memory only, and no longer than the code holds.

import { memory } from '../browser/storage.js';

/**
 * @typedef {object} Used
 * @property {string} step which of the entry's codes it was
 * @property {boolean} isAdding whether it was copied where the entry had just been added
 * @property {number} until milliseconds since 1970
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
export function noteUsed(id, { step, secondsLeft, isAdding }) {
  return navigator.locks.request('warifu-used', async () => {
    const now = Date.now();
    const used = Object.entries(await readUsed()).filter(([, { until }]) => until > now);
    const before = Object.fromEntries(used);
    // Copied once more from the list, it is still the code that an entry was added with.
    const wasAdding = before[id]?.step === step && before[id].isAdding;
    const noted = { step, isAdding: isAdding || wasAdding, until: now + secondsLeft * 1000 };
    await memory.set({ [NAME]: { ...before, [id]: noted } });
  });
}

/** @param {(used: UsedById) => void} listener called in every page, this one too */
export function onUsed(listener) {
  memory.onChanged.addListener(({ [NAME]: change }) => {
    if (change !== undefined) listener(/** @type {UsedById | undefined} */ (change.newValue) ?? {});
  });
}
