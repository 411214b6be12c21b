// Single characters act in the list unless the user has switched them off (WCAG 2.2, 2.1.4).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilIn } from '../support/browser/until.js';
import { accountsOf, isHidden, withAccounts } from '../support/member/filled-vault.js';
import { seen } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

/** The number keys that the rows name. @param {Page} list */
function numbers(list) {
  return list.$$eval('#entries .press', (rows) =>
    rows.map((row) => row.getAttribute('aria-keyshortcuts')),
  );
}

/** @param {Page} settings @param {'on' | 'off'} value @param {Page} list that follows it */
async function choose(settings, value, list) {
  await settings.select('#character-keys', value);
  await untilIn(
    list,
    (isOn) => document.querySelector('#entries .press')?.hasAttribute('aria-keyshortcuts') === isOn,
    value === 'on',
  );
}

test('switched off, they do nothing, and other keys act as before', async (context) => {
  const { launched } = await withAccounts(context, accountsOf('Alpha', 'Bravo', 'Charlie'));
  const page = (/** @type {string} */ path) =>
    `chrome-extension://${launched.extension.id}/${path}`;
  // The toolbar's window would close while the settings are in front.
  const list = await launched.browser.newPage();
  await list.goto(page('popup/popup.html'));
  await list.waitForSelector('#entries li:nth-child(3)');
  assert.deepEqual(await numbers(list), ['1', '2', '3']);
  const settings = await launched.browser.newPage();
  await settings.goto(page('settings/settings.html'));
  await seen(settings, 'settings');
  await choose(settings, 'off', list);
  assert.deepEqual(await numbers(list), [null, null, null]);
  await list.bringToFront();
  for (const key of /** @type {const} */ (['3', '/', 'b'])) await list.keyboard.press(key);
  assert.equal(await isHidden(list, '#search-place'), true);
  await list.keyboard.press('ArrowDown');
  await list.keyboard.press('Enter');
  await list.waitForSelector('#entries li:nth-child(2) .copied');
  assert.equal((await list.$$('#entries .copied')).length, 1);
  await choose(settings, 'on', list);
  await list.bringToFront();
  await list.keyboard.press('/');
  assert.equal(await isHidden(list, '#search-place'), false);
});
