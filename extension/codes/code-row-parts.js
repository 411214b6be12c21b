// The elements that a row of a list of codes consists of.

import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';
import { makeEntryIcon } from '../forms/entry-icon.js';
import { makeRing } from './ring.js';

/** @import {EntryView} from '../core/codes.js' */

/** Shown by a counter-based entry until the user asks for a code. */
const HIDDEN = '••• •••';

/**
 * The two lines that name an entry: issuer and account, or the account and an empty text.
 * @param {{issuer: string, account: string}} entry
 * @returns {[string, string]}
 */
export function namesOf({ issuer, account }) {
  return issuer === '' ? [account, ''] : [issuer, account];
}

/** @param {EntryView} entry */
export function makeRowParts(entry) {
  const [first, second] = namesOf(entry);
  const name = [first, second].filter(Boolean).join(' ');
  const isCounted = entry.kind === 'hotp';
  // The code is beside the button, not in it. So the button's name stays the same, and a screen
  // reader reads the code only when the user goes to it.
  const press = make('button', {
    type: 'button',
    class: 'press',
    'aria-label': message('code_copy_of', [name]),
  });
  const tile = make('span', { class: 'tile', 'aria-hidden': 'true' }, makeEntryIcon(entry));
  const tags = make('span', { class: 'tags' });
  const account = make('span', { class: 'account' }, second);
  const names = make(
    'span',
    { class: 'names', title: name },
    make('strong', {}, first),
    account,
    tags,
  );
  const code = make('span', { class: 'code' }, isCounted ? HIDDEN : '');
  const copy = make('span', { class: 'copy', 'aria-hidden': 'true' }, message('code_copy'));
  const next = make('span', { class: 'next' });
  const line = make('span', { class: 'line' }, code, copy, next);
  const ring = makeRing();
  const seconds = make('span', { class: 'seconds' });
  const hint = make('p', { class: 'used', hidden: '' });
  const advance = make('button', { type: 'button', class: 'advance' }, message('code_advance'));
  advance.setAttribute('aria-label', message('code_advance_of', [name]));
  const left = isCounted
    ? advance
    : make('span', { class: 'left', 'aria-hidden': 'true' }, ring, seconds);
  const row = make('div', { class: 'code-row' }, press, tile, names, line, left, hint);
  return { name, row, press, tags, code, copy, next, ring, seconds, hint, advance };
}
