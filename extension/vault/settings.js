// Settings that are no secret, on disk in the clear.

import { disk } from '../shared/browser.js';

/**
 * @typedef {object} Settings
 * @property {number} lockMinutes from 1 to 60; 0 for not before the browser closes
 * @property {Record<string, number>} backups when each vault was last saved to a file, in milliseconds since 1970
 */

const NAME = 'settings';
export const LOCK_MINUTES = [1, 5, 10, 15, 30, 60, 0];

/** @returns {Promise<Settings>} */
export async function readSettings() {
  const { [NAME]: stored } = /** @type {{settings?: Partial<Settings>}} */ (await disk.get(NAME));
  const lockMinutes = Number(stored?.lockMinutes ?? 5);
  return { lockMinutes: LOCK_MINUTES.includes(lockMinutes) ? lockMinutes : 5, backups: stored?.backups ?? {} };
}

/** @param {Partial<Settings>} changes */
export function changeSettings(changes) {
  return navigator.locks.request('warifu-settings', async () => {
    await disk.set({ [NAME]: { ...(await readSettings()), ...changes } });
  });
}
