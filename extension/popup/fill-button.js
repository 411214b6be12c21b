// The button that puts a code into the page, where a person has switched that on.

import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';
import { explain } from '../base/explain.js';
import { FILLED_TEXT, fillCode } from '../fill/fill.js';

/** @import {CodeRow} from '../codes/code-row.js' */

/** @param {CodeRow} row */
export function makeFillButton(row) {
  const label = message('code_fill_of', [row.name]);
  const button = make('button', {
    type: 'button',
    class: 'fill tool',
    'aria-label': label,
    title: label,
  });
  button.append(
    make('span', { class: 'icon', 'data-icon': 'fill', 'aria-hidden': 'true' }),
    make('span', { class: 'words' }, message('code_fill')),
  );
  button.addEventListener('click', () => void fillWith(row));
  return button;
}

/**
 * Fills a row's code into the page in front. Where that is refused the code is copied, and the row says both.
 * @param {CodeRow} row
 */
export async function fillWith(row) {
  const view = await row.take();
  if (view === null) return;
  const outcome = await fillCode(view.code);
  if (outcome === 'filled') {
    row.noteCopied(view);
    row.tellDone(FILLED_TEXT);
    return;
  }
  if (outcome.code !== 'fill_not_copied') row.noteCopied(view);
  row.complain(explain(outcome));
}
