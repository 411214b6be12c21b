// The lines below the drop zone: progress, result, and the refused texts with their reasons.

import { makeRefusedList } from '../accounts/refused-list.js';
import { explain } from '../base/explain.js';
import { message } from '../base/texts.js';
import { element } from '../forms/dom.js';

/** @import {ImportResult} from '../accounts/import-session.js' */

/**
 * @param {string} text
 * @param {'' | 'success' | 'error'} [style]
 */
export function showStatus(text, style = '') {
  element('#file-note').textContent = text;
  element('#file-note').className = style;
}

/**
 * Replaces the status and removes the list of refused texts.
 * @param {string} text
 * @param {string} [file] the name of the only file that is read
 */
export function resetStatus(text, file = '') {
  element('#file-name').textContent = file;
  element('#refused').replaceChildren();
  showStatus(text);
}

/**
 * @param {ImportResult} result
 * @param {number} newCount the number of its accounts that were not found before
 */
export function showResult({ accounts, refused, again, isGivenUp }, newCount) {
  const knownCount = again + accounts.length - newCount;
  const [only] = refused;
  // A single failure is the status itself and needs no list.
  const isOne = accounts.length + again === 0 && refused.length === 1;
  element('#refused').replaceChildren(...makeRefusedList(isOne ? [] : refused));
  if (isOne && only !== undefined) showStatus(explain(only.refused), 'error');
  else if (newCount + knownCount === 0) {
    if (isGivenUp) showStatus(message('file_given_up'));
    else showStatus(message('found_nothing'), 'error');
  } else showStatus(describeCounts(newCount, knownCount), 'success');
}

/**
 * @param {number} newCount
 * @param {number} knownCount
 */
function describeCounts(newCount, knownCount) {
  return [
    ...(newCount > 0 ? [message('found_count', [String(newCount)])] : []),
    ...(knownCount > 0 ? [message('found_again', [String(knownCount)])] : []),
  ].join(' ');
}
