// The picture beside an entry's name: the icon that the user chose, otherwise the first letter of
// the name. It says nothing that the name beside it does not, so screen readers pass over it.

import { colourOf, letterOf } from '../base/letter.js';
import { make } from './dom.js';

/** @typedef {{icon: string, issuer: string, account: string}} Pictured */

/** The icon of an entry for which none was chosen. */
export const NO_ICON = 'general';

/** @param {Pictured} entry */
export function makeEntryIcon(entry) {
  const icon = make('span', { 'aria-hidden': 'true' });
  showEntryIcon(icon, entry);
  return icon;
}

/**
 * @param {HTMLElement} element
 * @param {Pictured} entry
 */
export function showEntryIcon(element, { icon, issuer, account }) {
  const letter = icon === NO_ICON ? letterOf(issuer) || letterOf(account) : '';
  element.className = letter === '' ? 'icon' : 'letter';
  element.textContent = letter;
  if (letter === '') {
    element.dataset.icon = icon;
    delete element.dataset.colour;
  } else {
    element.dataset.colour = String(colourOf(issuer || account));
    delete element.dataset.icon;
  }
}
