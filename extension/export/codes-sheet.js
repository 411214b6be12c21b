// QR codes on the page, to be read by a phone or to be printed.

import { language, message } from '../base/texts.js';
import { element, make, write } from '../forms/dom.js';
import { makeQrCode } from '../forms/qr-code.js';
import { showUnfit } from './outcome.js';

/** @import {DrawnCodes} from '../core/export.js' */
/** @import {CodesTarget} from './targets.js' */

/**
 * @param {CodesTarget} target
 * @param {DrawnCodes} drawn
 * @param {readonly string[]} names of the entries
 */
export function showCodes(target, { codes, unfit }, names) {
  const figures = codes.map((code, at) => {
    const held = code.entries.map((index) => names[index] ?? '');
    const place = message('export_code_place', [String(at + 1), String(codes.length)]);
    const svg = makeQrCode(code, `${place} ${held.join(message('list_separator'))}`);
    code.modules.fill(0);
    const lines = held.map((name) => make('li', {}, name));
    return make('figure', {}, svg, make('figcaption', {}, place, make('ul', {}, ...lines)));
  });
  write(element('#sheet-date'), 'export_sheet_date', [new Date().toLocaleDateString(language())]);
  element('#sheet-codes').replaceChildren(...figures);
  element('#sheet-codes').dataset.form = target.form;
  const next = element('#codes-next');
  write(next, `export_next_${target.app}`);
  showUnfit(element('#codes-unfit'), unfit, names);
}

export function forgetCodes() {
  element('#sheet-codes').replaceChildren();
}
