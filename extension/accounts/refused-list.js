// What could not be taken, each with its reason and what to do next.

import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';
import { explain } from '../base/explain.js';

/** @typedef {{name: string, refused: import('../base/refusal.js').Refused}} Refused what was refused, by a file's or an account's name; may be empty */

/** More rows are counted instead of shown. */
const MOST = 50;

/**
 * @param {readonly Refused[]} all
 * @returns {HTMLElement[]} nothing where there is nothing to tell
 */
export function drawRefused(all) {
  if (all.length === 0) return [];
  const rows = all.slice(0, MOST).map(({ name, refused }) => {
    const title = name === '' ? [] : [make('strong', {}, name)];
    return make('li', {}, ...title, make('span', {}, explain(refused)));
  });
  if (all.length > MOST)
    rows.push(make('li', {}, message('refused_more', [String(all.length - MOST)])));
  const title = make('h2', {}, message('refused_title', [String(all.length)]));
  // A list that scrolls must be within reach of the keyboard.
  return [make('section', { class: 'refused' }, title, make('ul', { tabindex: '0' }, ...rows))];
}
