// Optional features. Each requests its permissions when it is turned on, and removes them when it
// is turned off.

import {
  requestPermissions,
  removePermissions,
  hasPermissions,
  isPolicyError,
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
 * @property {string} blocked the key of the text if a policy blocks these: what remains instead
 * @property {() => Promise<void>} [beforeOff] runs while the permissions are still granted
 * @property {() => Promise<void>} [undoBeforeOff] runs if the permissions could not be removed
 * @property {(policy: Partial<Policy>) => boolean | undefined} [managed] whether the administrator
 *   wants it on or off; undefined if the user chooses
 */

/** @typedef {keyof typeof FEATURES} FeatureName */

export const FEATURES = {
  idle: /** @type {Feature} */ ({
    permissions: ['idle'],
    blocked: 'blocked_idle',
    managed: ({ lockWhenSystemLocks }) => lockWhenSystemLocks,
  }),
  menu: /** @type {Feature} */ ({
    permissions: ['contextMenus'],
    blocked: 'blocked_menu',
    beforeOff: removeImageMenu,
    undoBeforeOff: () => addImageMenu(message('menu_read_image')),
  }),
  fill: /** @type {Feature} */ ({
    permissions: ['scripting'],
    blocked: 'blocked_fill',
    managed: ({ allowFill }) => (allowFill === false ? false : undefined),
  }),
  clipboard: /** @type {Feature} */ ({
    permissions: ['offscreen', 'clipboardRead', 'clipboardWrite'],
    blocked: 'blocked_clipboard',
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
 * @returns {Promise<string>} empty if it is on now, else the key of the text that says why not
 */
export async function turnOn(name) {
  if ((await managedState(name)) === false) return 'permission_not_given';
  const { permissions, blocked } = FEATURES[name];
  try {
    return (await requestPermissions(permissions)) ? '' : 'permission_not_given';
  } catch (error) {
    console.error(error);
    return isPolicyError(error) ? blocked : 'permission_not_given';
  }
}

/**
 * @param {FeatureName} name
 * @returns {Promise<string>} empty if it is off now, else the key of the text that says why not
 */
export async function turnOff(name) {
  const { permissions, beforeOff, undoBeforeOff } = FEATURES[name];
  if ((await managedState(name)) === true) return 'permission_not_dropped';
  await beforeOff?.();
  const isDone = await removePermissions(permissions).catch(logAndFail);
  if (isDone) return '';
  await undoBeforeOff?.();
  return 'permission_not_dropped';
}

/** @param {unknown} thrown */
function logAndFail(thrown) {
  console.error(thrown);
  return false;
}
