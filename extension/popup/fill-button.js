// The button that fills a code into the page, if the user has switched that on.

import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';
import { explain } from '../base/explain.js';
import { FILLED_TEXT, fillCode } from '../fill/fill.js';

/** @import {CodeRow} from '../codes/code-row.js' */
/** @import {SiteUse} from './site-use.js' */

/**
 * @param {CodeRow} row
 * @param {(row: CodeRow) => void} onFill
 */
export function makeFillButton(row, onFill) {
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
  button.addEventListener('click', () => onFill(row));
  return button;
}

/**
 * Fills a row's code into the page in front, if it may. If that fails the code is copied, and the
 * row says so.
 * @param {CodeRow} row
 * @param {SiteUse} sites
 */
export async function fillFrom(row, sites) {
  const site = await sites.siteToFill(row);
  if (site === null) return;
  const view = await row.codeToUse();
  if (view === null) return;
  const outcome = await fillCode(view.code);
  if (outcome === 'filled') {
    await sites.rememberFilled(row.entry.id, site);
    row.recordCopied(view);
    row.showDone(FILLED_TEXT);
    return;
  }
  if (outcome.code !== 'fill_not_copied') row.recordCopied(view);
  row.showFailure(explain(outcome));
}
