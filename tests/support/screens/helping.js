// The help page: whole, searched, and searched in vain.

import { retype } from '../browser/fields.js';
import { enlarge } from './stage.js';

/** @import {Screen, Stage} from './stage.js' */

/**
 * @param {Stage} stage
 * @returns {AsyncGenerator<Screen>}
 */
export async function* helping({ launched }) {
  const page = await enlarge(await launched.browser.newPage());
  await page.goto(`chrome-extension://${launched.extension.id}/help/help.html#trouble`);
  await page.waitForSelector('article:not([hidden])');
  await page.$$eval('article:not([hidden]) img', (images) => {
    for (const image of images) image.loading = 'eager';
    return Promise.all(images.map((image) => image.decode()));
  });
  yield { name: 'help', page };
  await page.type('#search', 'QR');
  yield { name: 'help-searched', page };
  await retype(page, '#search', 'zzz');
  yield { name: 'help-searched-in-vain', page };
  await page.close();
}
