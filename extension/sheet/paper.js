// The sheet itself. It holds a recovery code, so that nothing of it outlives its view.

import { recoveryQr } from '../base/copies-core.js';
import { formatDay } from '../base/dates.js';
import { message } from '../base/texts.js';
import { makeCodeGrid } from '../forms/code-grid.js';
import { element, make, write } from '../forms/dom.js';
import { makeQrCode } from '../forms/qr-code.js';

/** @import {QrView} from '../core/copies.js' */

/**
 * @typedef {object} Paper
 * @property {string} recovery the recovery code
 * @property {string} name the vault's; may be empty
 * @property {readonly QrView[]} codes hold the sealed vault; none if it is not printed
 */

/** @param {Paper} paper */
export function drawPaper({ recovery, name, codes }) {
  const date = formatDay(Date.now());
  element('#paper-date').textContent = date;
  // The sheets of paper may be separated.
  write(element('#paper-codes-title'), 'sheet_paper_codes', [date]);
  element('#paper-vault').textContent = name || message('name_missing');
  element('#paper-recovery').textContent = recovery;
  const qr = recoveryQr(recovery);
  const label = message('sheet_recovery_label');
  const figure = make('figure', {}, makeQrCode(qr, label), make('figcaption', {}, label));
  qr.modules.fill(0);
  element('#paper-qr').replaceChildren(figure);
  const hasVault = codes.length > 0;
  write(element('#paper-step-3'), hasVault ? 'sheet_step_codes' : 'sheet_step_file');
  element('#paper-vault-codes').hidden = !hasVault;
  element('#paper-vault-codes').toggleAttribute('data-few', codes.length <= 2);
  element('#paper-codes').replaceChildren(makeCodeGrid(codes));
}

/** Takes the recovery code and the vault off the page. */
export function clearPaper() {
  for (const place of ['#paper-date', '#paper-vault', '#paper-recovery'])
    element(place).textContent = '';
  for (const place of ['#paper-qr', '#paper-codes']) element(place).replaceChildren();
  const view = element('[data-view="sheet"]');
  view.hidden = true;
}
