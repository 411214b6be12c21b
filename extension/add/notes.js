// What a person is told below the drop zone: how far the reading is, what it gave, and what could not be taken.

import { message } from '../base/texts.js';
import { element } from '../forms/dom.js';
import { explain } from '../base/explain.js';
import { drawRefused } from '../accounts/refused-list.js';

/** @import {Harvest} from './harvest.js' */

/**
 * @param {string} text
 * @param {string} [style]
 */
export function note(text, style = '') {
  element('#file-note').textContent = text;
  element('#file-note').className = style;
}

/** Takes away what was told before. @param {string} text what to tell now */
export function noteAnew(text) {
  element('#refused').replaceChildren();
  note(text);
}

/**
 * @param {Harvest} harvest
 * @param {number} isNew how many of its accounts were not found before
 */
export function tellHarvest({ accounts, refused, again }, isNew) {
  const known = again + accounts.length - isNew;
  const [only] = refused;
  // One picture that gave nothing has one reason, and needs no list.
  const isOne = accounts.length + again === 0 && refused.length === 1;
  element('#refused').replaceChildren(...drawRefused(isOne ? [] : refused));
  if (isOne && only !== undefined) note(explain(only.refused), 'error');
  else if (isNew + known === 0) note(message('found_nothing'), 'error');
  else note(counted(isNew, known), 'success');
}

/**
 * @param {number} isNew
 * @param {number} known
 */
function counted(isNew, known) {
  const words = [
    ...(isNew > 0 ? [message('found_count', [String(isNew)])] : []),
    ...(known > 0 ? [message('found_again', [String(known)])] : []),
  ];
  return words.join(' ');
}
