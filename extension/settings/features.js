// What needs a permission of its own: asked for when it is turned on, given back when it is turned off.

import {
  requestPermissions,
  removePermissions,
  hasPermissions,
  addImageMenu,
  removeImageMenu,
} from '../browser/browser.js';
import { message } from '../base/texts.js';
import { changeSettings } from '../base/settings.js';

/** @import {OptionalPermission} from '../browser/permissions.js' */

/**
 * @typedef {object} Feature
 * @property {readonly OptionalPermission[]} permissions
 * @property {() => Promise<void>} [leave] what must be done while they are still there
 * @property {() => Promise<void>} [stay] undoes that where they were not given back
 */

/** @typedef {keyof typeof FEATURES} FeatureName */

export const FEATURES = {
  idle: /** @type {Feature} */ ({ permissions: ['idle'] }),
  menu: /** @type {Feature} */ ({
    permissions: ['contextMenus'],
    leave: removeImageMenu,
    stay: () => addImageMenu(message('menu_read_image')),
  }),
  fill: /** @type {Feature} */ ({ permissions: ['scripting'] }),
  clipboard: /** @type {Feature} */ ({
    permissions: ['offscreen', 'clipboardRead', 'clipboardWrite'],
    leave: () => changeSettings({ clearSeconds: 0 }),
  }),
};

export const FEATURE_NAMES = /** @type {FeatureName[]} */ (Object.keys(FEATURES));

/** @param {FeatureName} name */
export function isOn(name) {
  return hasPermissions(FEATURES[name].permissions);
}

/**
 * Must be called while a person presses something.
 * @param {FeatureName} name
 * @returns {Promise<boolean>} whether it is on now
 */
export function turnOn(name) {
  // A policy may forbid it without a question.
  return requestPermissions(FEATURES[name].permissions).catch(isNotDone);
}

/**
 * @param {FeatureName} name
 * @returns {Promise<boolean>} whether it is off now
 */
export async function turnOff(name) {
  const { permissions, leave, stay } = FEATURES[name];
  await leave?.();
  const isDone = await removePermissions(permissions).catch(isNotDone);
  if (!isDone) await stay?.();
  return isDone;
}

/** @param {unknown} thrown */
function isNotDone(thrown) {
  console.error(thrown);
  return false;
}
