// The user's settings, within the limits that the administrator sets. They are no secret, and are
// on disk in the clear.

import { disk } from '../browser/storage.js';
import { onPolicyChanged, readPolicy } from './policy.js';
import { limitMinutes } from './policy-values.js';

/** @import {Policy} from './policy-values.js' */

/**
 * @typedef {object} Settings
 * @property {'browser' | 'ja' | 'en'} language
 * @property {'system' | 'light' | 'dark'} appearance
 * @property {'normal' | 'large' | 'larger'} textSize
 * @property {'on' | 'off'} characterKeys whether single characters act in the list
 * @property {number} lockMinutes without use until the vault locks; 0: when the browser closes
 * @property {number} clearSeconds until a copied code is removed from the clipboard; 0: never
 */

const NAME = 'settings';

/** The values of each setting, in the order of the menus. */
export const CHOICES = /** @type {const} */ ({
  language: ['browser', 'ja', 'en'],
  appearance: ['system', 'light', 'dark'],
  textSize: ['normal', 'large', 'larger'],
  characterKeys: ['on', 'off'],
  lockMinutes: [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 240, 480, 0],
  clearSeconds: [0, 15, 30, 60],
});

/** @type {Settings} */
const DEFAULTS = {
  language: 'browser',
  appearance: 'system',
  textSize: 'normal',
  characterKeys: 'on',
  lockMinutes: 5,
  clearSeconds: 0,
};

/**
 * The settings that are in force. Right after a start of the browser this waits for the
 * administrator's settings, up to two seconds.
 * @returns {Promise<Settings>}
 */
export async function readSettings() {
  const [chosen, policy] = await Promise.all([readChosen(), readPolicy()]);
  return limit(chosen, policy);
}

/**
 * @param {Settings} chosen
 * @param {Partial<Policy>} policy
 * @returns {Settings}
 */
export function limit(chosen, { language, autoLockMinutesMax, clipboardClearSeconds }) {
  return {
    ...chosen,
    language: language ?? chosen.language,
    lockMinutes: limitMinutes(chosen.lockMinutes, autoLockMinutesMax),
    clearSeconds: clipboardClearSeconds ?? chosen.clearSeconds,
  };
}

/**
 * The settings that the user has chosen, which need not be in force. Every field by itself: a
 * damaged one has its default, and the others keep their values.
 * @returns {Promise<Settings>}
 */
export async function readChosen() {
  const stored = await readStored();
  const chosen = Object.entries(CHOICES).map(([name, offered]) => {
    const known = DEFAULTS[/** @type {keyof Settings} */ (name)];
    const { [name]: choice = known } = stored;
    if (offered.some((one) => one === choice)) return [name, choice];
    warn(name);
    return [name, known];
  });
  return /** @type {Settings} */ (Object.fromEntries(chosen));
}

/**
 * All others stay as they are stored, also those that only a later version knows.
 * @param {Partial<Settings>} changes
 */
export function changeSettings(changes) {
  return navigator.locks.request('warifu-settings', async () => {
    await disk.set({ [NAME]: { ...(await readStored()), ...changes } });
  });
}

async function readStored() {
  const { [NAME]: value } = await disk.get(NAME);
  return value === undefined ? {} : recordOf(value, NAME);
}

/**
 * @param {() => void} listener called in every page, including the one that changed them, and when
 *   the administrator has changed theirs
 */
export function onSettingsChanged(listener) {
  disk.onChanged.addListener((changes) => {
    if (NAME in changes) listener();
  });
  onPolicyChanged(listener);
}

/**
 * @param {unknown} value
 * @param {string} name the setting's
 * @returns {Record<string, unknown>}
 */
function recordOf(value, name) {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return /** @type {Record<string, unknown>} */ (value);
  warn(name);
  return {};
}

/** @param {string} name the damaged setting's */
function warn(name) {
  console.warn(`the stored setting ${name} is damaged: its default is used`);
}
