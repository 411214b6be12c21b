// QR codes on the page, to be read by a phone or to be printed.

import { nameOf } from '../base/name-of.js';
import { formatDay } from '../base/dates.js';
import { message } from '../base/texts.js';
import { element, make, write } from '../forms/dom.js';
import { makeQrCode } from '../forms/qr-code.js';
import { showUnfit } from './outcome.js';

/** @import {DrawnCodes, ExportedEntry} from '../core/export.js' */
/** @import {CodesTarget} from './targets.js' */

/**
 * @param {CodesTarget} target
 * @param {DrawnCodes} drawn
 * @param {readonly ExportedEntry[]} entries
 */
export function showCodes(target, { codes, unfit }, entries) {
  const names = entries.map(nameOf);
  const figures = codes.map((code, at) => {
    const held = code.entries.map((index) => names[index] ?? '');
    const place = message('export_code_place', [String(at + 1), String(codes.length)]);
    const svg = makeQrCode(code, `${place} ${held.join(message('list_separator'))}`);
    code.modules.fill(0);
    const lines = held.map((name) => make('li', {}, name));
    const caption = make('figcaption', {}, place, make('ul', {}, ...lines));
    if (!code.entries.every((index) => isUsualAt(entries, index)))
      caption.append(make('p', {}, message('export_code_unusual')));
    return make('figure', {}, svg, caption);
  });
  write(element('#sheet-date'), 'export_sheet_date', [formatDay(Date.now())]);
  element('#sheet-codes').replaceChildren(...figures);
  element('#sheet-codes').dataset.form = target.form;
  const next = element('#codes-next');
  write(next, `export_next_${target.app}`);
  showUnfit(element('#codes-unfit'), unfit, names);
}

/**
 * Whether the codes are those that every app computes.
 * @param {readonly ExportedEntry[]} entries
 * @param {number} index
 */
function isUsualAt(entries, index) {
  const { kind, algorithm, digits, period } = entries[index] ?? {};
  return kind === 'totp' && algorithm === 'SHA1' && digits === 6 && period === 30;
}

export function forgetCodes() {
  element('#sheet-codes').replaceChildren();
}
