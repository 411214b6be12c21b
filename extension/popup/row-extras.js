// The parts that a row has in the whole list only: fill, details, marks, and its number key.

import { hasCharacterKeys } from './character-keys.js';
import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';
import { makeFillButton } from './fill-button.js';

/** @import {CodeRow} from '../codes/code-row.js' */

/**
 * @param {CodeRow} row
 * @param {object} outlets
 * @param {(id: string) => void} outlets.onOpen called when the user opens the entry's details
 * @param {(row: CodeRow) => void} outlets.onFill
 */
export function addListParts(row, { onOpen, onFill }) {
  const { entry, name, parts } = row;
  const label = message('details_open', [name]);
  const more = make('button', {
    type: 'button',
    class: 'more tool',
    'aria-label': label,
    title: label,
  });
  more.append(make('span', { class: 'dots', 'aria-hidden': 'true' }));
  more.addEventListener('click', () => onOpen(entry.id));
  const fits = make('span', { class: 'fit' }, message('list_fits'));
  parts.row.append(fits, makeFillButton(row, onFill), more);
  if (entry.hasNote) parts.tags.append(makeMark('note', message('list_noted')));
  if (entry.pinned) parts.tags.append(makeMark('pin', message('list_pinned')));
}

/**
 * @param {CodeRow} row
 * @param {object} place
 * @param {boolean} place.isFitting whether the entry fits the site in front
 * @param {string | undefined} place.number the number key that copies the code, if there is one
 * @param {boolean} place.isCurrent whether the Tab key comes to this row
 */
export function showPlace({ element, parts }, { isFitting, number, isCurrent }) {
  const key = hasCharacterKeys() ? number : undefined;
  element.classList.toggle('fits', isFitting);
  if (isFitting) parts.press.setAttribute('aria-description', message('list_fits'));
  else parts.press.removeAttribute('aria-description');
  element.style.setProperty('--key', key === undefined ? 'none' : `'${key}'`);
  if (key === undefined) parts.press.removeAttribute('aria-keyshortcuts');
  else parts.press.setAttribute('aria-keyshortcuts', key);
  for (const button of parts.row.querySelectorAll('button')) button.tabIndex = isCurrent ? 0 : -1;
}

/**
 * @param {string} icon
 * @param {string} label
 */
function makeMark(icon, label) {
  return make('span', {
    class: 'icon',
    'data-icon': icon,
    role: 'img',
    'aria-label': label,
    title: label,
  });
}
