// The list of files and accounts that were refused, each with the reason.

import { explain } from '../base/explain.js';
import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';

/** @import {Refused} from '../base/refusal.js' */

/**
 * `name`: of the file or the account; may be empty.
 * @typedef {{name: string, refused: Refused}} RefusedItem
 */

/** The other rows are counted instead of shown. */
const MAX_ROWS = 50;

/**
 * @param {readonly RefusedItem[]} items
 * @returns {HTMLElement[]} empty if there are no items
 */
export function makeRefusedList(items) {
  if (items.length === 0) return [];
  const rows = items.slice(0, MAX_ROWS).map(({ name, refused }) => {
    const title = name === '' ? [] : [make('strong', {}, name)];
    return make('li', {}, ...title, make('span', {}, explain(refused)));
  });
  const left = items.length - MAX_ROWS;
  if (left > 0) rows.push(make('li', {}, message('refused_more', [String(left)])));
  const title = make('h2', {}, message('refused_title', [String(items.length)]));
  // The list scrolls, so the keyboard must reach it.
  return [make('section', { class: 'refused' }, title, make('ul', { tabindex: '0' }, ...rows))];
}
