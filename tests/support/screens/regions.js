// The frozen capture, and a region of it.

import { untilIn } from '../browser/until.js';
import { servePage } from '../web/codes-page.js';
import { seen } from '../browser/views.js';
import { enlarge } from './stage.js';

/** @import {Screen, Stage} from './stage.js' */

/**
 * @param {Stage} stage
 * @returns {AsyncGenerator<Screen>}
 */
export async function* regions({ member, visit, openPopup, launched }) {
  const box = await visit.codeBox();
  const page = await member.chooseRegion(await openPopup());
  await enlarge(page);
  await page.waitForSelector('#outlines button');
  yield { name: 'scan-choose', page };
  await member.drag(page, { x: 700, y: 20, width: 120, height: 80 });
  await untilIn(page, () => document.querySelector('#reason')?.textContent !== '');
  yield { name: 'scan-miss', page };
  await member.drag(page, box);
  await seen(page, 'found');
  yield { name: 'scan-found', page };
  await page.close();

  const site = await servePage([]);
  const bare = await launched.browser.newPage();
  await bare.goto(site.url);
  const none = await enlarge(await member.scanToRegion(await member.openPopup(bare)));
  yield { name: 'scan-none-found', page: none };
  await none.close();
  await bare.close();
  await site.close();
}
