// Optional features. Each requests its permissions when it is turned on, and removes them when it
// is turned off.

import {
  requestPermissions,
  removePermissions,
  hasPermissions,
  addImageMenu,
  removeImageMenu,
} from '../browser/browser.js';
import { message } from '../base/texts.js';
import { readPolicy } from '../base/policy.js';
import { changeSettings } from '../base/settings.js';

/** @import {Policy} from '../base/policy-values.js' */
/** @import {OptionalPermission} from '../browser/permissions.js' */

/**
 * @typedef {object} Feature
 * @property {readonly OptionalPermission[]} permissions
 * @property {() => Promise<void>} [beforeOff] runs while the permissions are still granted
 * @property {() => Promise<void>} [undoBeforeOff] runs if the permissions could not be removed
 * @property {(policy: Partial<Policy>) => boolean | undefined} [managed] whether the administrator
 *   wants it on or off; undefined if the user chooses
 */

/** @typedef {keyof typeof FEATURES} FeatureName */

export const FEATURES = {
  idle: /** @type {Feature} */ ({
    permissions: ['idle'],
    managed: ({ lockWhenSystemLocks }) => lockWhenSystemLocks,
  }),
  menu: /** @type {Feature} */ ({
    permissions: ['contextMenus'],
    beforeOff: removeImageMenu,
    undoBeforeOff: () => addImageMenu(message('menu_read_image')),
  }),
  fill: /** @type {Feature} */ ({
    permissions: ['scripting'],
    managed: ({ allowFill }) => (allowFill === false ? false : undefined),
  }),
  clipboard: /** @type {Feature} */ ({
    permissions: ['offscreen', 'clipboardRead', 'clipboardWrite'],
    beforeOff: () => changeSettings({ clearSeconds: 0 }),
    managed: ({ clipboardClearSeconds: seconds }) =>
      seconds === undefined ? undefined : seconds > 0,
  }),
};

export const FEATURE_NAMES = /** @type {FeatureName[]} */ (Object.keys(FEATURES));

/**
 * Whether the administrator wants it on or off; undefined if the user chooses.
 * @param {FeatureName} name
 */
export async function managedState(name) {
  return FEATURES[name].managed?.(await readPolicy());
}

/** @param {FeatureName} name */
export function isOn(name) {
  return hasPermissions(FEATURES[name].permissions);
}

/**
 * Must be called from a click or a key press.
 * @param {FeatureName} name
 * @returns {Promise<boolean>} whether it is on now
 */
export async function turnOn(name) {
  if ((await managedState(name)) === false) return false;
  // A company policy may deny the permission without asking the user; the request then throws.
  return requestPermissions(FEATURES[name].permissions).catch(logAndFail);
}

/**
 * @param {FeatureName} name
 * @returns {Promise<boolean>} whether it is off now
 */
export async function turnOff(name) {
  const { permissions, beforeOff, undoBeforeOff } = FEATURES[name];
  if ((await managedState(name)) === true) return false;
  await beforeOff?.();
  const isDone = await removePermissions(permissions).catch(logAndFail);
  if (!isDone) await undoBeforeOff?.();
  return isDone;
}

/** @param {unknown} thrown */
function logAndFail(thrown) {
  console.error(thrown);
  return false;
}
