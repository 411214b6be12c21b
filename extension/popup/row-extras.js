// What a row has in the whole list only: a way to its details, the marks of its place, and a number key.

import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';
import { makeFillButton } from './fill-button.js';

/** @import {CodeRow} from '../codes/code-row.js' */

/**
 * @param {CodeRow} row
 * @param {(id: string) => void} onOpen called when its details are asked for
 */
export function furnishRow(row, onOpen) {
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
  parts.row.append(make('span', { class: 'fit' }, message('list_fits')), makeFillButton(row), more);
  if (entry.hasNote) parts.tags.append(makeMark('note', message('list_noted')));
  if (entry.pinned) parts.tags.append(makeMark('pin', message('list_pinned')));
  for (const button of parts.row.querySelectorAll('button')) button.tabIndex = -1;
}

/**
 * @param {CodeRow} row
 * @param {{isFitting: boolean, key?: string | undefined}} place `key`: the number that copies it, where it has one
 */
export function dressRow({ element, parts }, { isFitting, key }) {
  element.classList.toggle('fits', isFitting);
  if (isFitting) parts.press.setAttribute('aria-description', message('list_fits'));
  else parts.press.removeAttribute('aria-description');
  element.style.setProperty('--key', key === undefined ? 'none' : `'${key}'`);
  if (key === undefined) parts.press.removeAttribute('aria-keyshortcuts');
  else parts.press.setAttribute('aria-keyshortcuts', key);
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
