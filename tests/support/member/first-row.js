// The first row of codes on a page.

import { untilIn } from '../browser/until.js';
import { text } from '../browser/views.js';

/** @import {Page} from 'puppeteer-core' */

export const FIRST_ROW = '[data-view]:not([hidden]) .code-row';

/**
 * Copies the code by a press.
 * @param {Page} page
 * @param {number} lasting the seconds for which the code must still be valid
 * @returns {Promise<string>} the code as it is shown
 */
export async function copyFirstCode(page, lasting) {
  await untilIn(
    page,
    (seconds, least) => Number(document.querySelector(seconds)?.textContent) >= least,
    `${FIRST_ROW} .seconds`,
    lasting,
  );
  let shown = '';
  // If the code changed meanwhile, it is unknown which one was copied, so it is copied again.
  for (let before; shown === '' || shown !== before;) {
    await page.waitForSelector(`${FIRST_ROW}:not(.copied)`);
    before = await text(page, `${FIRST_ROW} .code`);
    await page.click(FIRST_ROW);
    await page.waitForSelector(`${FIRST_ROW}.copied`);
    shown = await text(page, `${FIRST_ROW} .code`);
  }
  return shown;
}
