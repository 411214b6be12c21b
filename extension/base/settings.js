// The user's settings. They are no secret, and are on disk in the clear.

import { disk } from '../browser/storage.js';

/**
 * @typedef {object} Settings
 * @property {'browser' | 'ja' | 'en'} language
 * @property {'system' | 'light' | 'dark'} appearance
 * @property {'normal' | 'large' | 'larger'} textSize
 * @property {number} lockMinutes without use until the vault locks; 0: when the browser closes
 * @property {number} clearSeconds until a copied code is removed from the clipboard; 0: never
 * @property {Record<string, number>} backups by the vault's id: when it was last saved to a file,
 *   in milliseconds since 1970
 */

/** @typedef {Omit<Settings, 'backups'>} Choices */

const NAME = 'settings';

/** The values of each setting, in the order of the menus. */
export const CHOICES = /** @type {const} */ ({
  language: ['browser', 'ja', 'en'],
  appearance: ['system', 'light', 'dark'],
  textSize: ['normal', 'large', 'larger'],
  lockMinutes: [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 240, 480, 0],
  clearSeconds: [0, 15, 30, 60],
});

/** @type {Choices} */
const DEFAULTS = {
  language: 'browser',
  appearance: 'system',
  textSize: 'normal',
  lockMinutes: 5,
  clearSeconds: 0,
};

/** @returns {Promise<Settings>} */
export async function readSettings() {
  const { [NAME]: stored } = /** @type {{settings?: Record<string, unknown>}} */ (
    await disk.get(NAME)
  );
  const chosen = Object.entries(CHOICES).map(([name, offered]) => {
    const value = stored?.[name];
    const isOffered = offered.some((one) => one === value);
    return [name, isOffered ? value : DEFAULTS[/** @type {keyof Choices} */ (name)]];
  });
  const backups = /** @type {Settings['backups'] | undefined} */ (stored?.['backups']) ?? {};
  return { .../** @type {Choices} */ (Object.fromEntries(chosen)), backups };
}

/** @param {Partial<Settings>} changes */
export function changeSettings(changes) {
  return navigator.locks.request('warifu-settings', async () => {
    await disk.set({ [NAME]: { ...(await readSettings()), ...changes } });
  });
}

/** @param {() => void} listener called in every page, including the one that changed them */
export function onSettingsChanged(listener) {
  disk.onChanged.addListener((changes) => {
    if (NAME in changes) listener();
  });
}
