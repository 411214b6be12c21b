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
 */

/** @returns {Promise<ManagedList>} */
export async function readManagedList() {
  const [policy, { url }] = await Promise.all([readPolicy(), readFrontAddress()]);
  return { mayFillHere: forbiddenOn(policy, url) === '' };
}

/**
 * To be called when the list was drawn.
 * @param {Promise<ManagedList>} reading
 */
export async function showManagedList(reading) {
  const { mayFillHere } = await reading;
  if (!mayFillHere) element('#entries').classList.remove('fillable');
}
