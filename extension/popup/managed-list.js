// The parts of the list that the administrator may switch off. The list waits for no policy:
// usually the answer comes with the vault, but right after a start of the browser it takes two
// seconds.

import { readFrontAddress } from '../browser/browser.js';
import { readPolicy } from '../base/policy.js';
import { element } from '../forms/dom.js';
import { forbiddenOn } from '../fill/fill.js';

/**
 * @typedef {object} ManagedList
 * @property {boolean} mayFillHere whether codes may be filled into the page in front
 * @property {boolean} mayBackUp
 */

/** @returns {Promise<ManagedList>} */
export async function readManagedList() {
  const [policy, { url }] = await Promise.all([readPolicy(), readFrontAddress()]);
  return { mayFillHere: forbiddenOn(policy, url) === '', mayBackUp: policy.allowBackup !== false };
}

/**
 * To be called when the list was drawn.
 * @param {Promise<ManagedList>} reading
 * @param {boolean} hasNoBackup
 */
export async function showManagedList(reading, hasNoBackup) {
  const { mayFillHere, mayBackUp } = await reading;
  if (!mayFillHere) element('#entries').classList.remove('fillable');
  element('#no-backup').hidden = !hasNoBackup || !mayBackUp;
}
