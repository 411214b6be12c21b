// Filling from the list, when the setting is on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilIn } from '../support/browser/until.js';
import { granted } from '../support/browser/with-permissions.js';
import {
  accountsOf,
  clipboardOf,
  lasting,
  remembered,
  told,
  withAccounts,
} from '../support/member/filled-vault.js';
import { text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */

/** @param {TestContext} context @param {string} body */
function before(context, body) {
  const folder = granted(context, 'scripting');
  return withAccounts(context, accountsOf('Alpha', 'Bravo'), { folder, bodies: { '/': body } });
}

/** @param {Page} page @param {string} code */
async function holds(page, code) {
  await untilIn(page, (one) => document.querySelector('input')?.value === one, code);
}

test('a code is filled by its button and by Shift+Enter, and the site is remembered', async (context) => {
  const setting = await before(context, '<input name="otp">');
  const { open, page } = setting;
  const popup = await open();
  await lasting(popup, 6);
  await popup.click('#entries li:nth-child(2) .fill');
  await popup.waitForSelector('#entries li:nth-child(2) .copied');
  assert.match(await told(popup), /^ページに入力しました/u);
  await holds(page, (await text(popup, '#entries li:nth-child(2) .code')).replace(' ', ''));
  await remembered(setting, [[], ['127.0.0.1']]);
  await popup.close();

  await page.reload();
  const again = await open();
  await again.waitForSelector('.fits');
  assert.match(await text(again, '.fits .fill'), /ページに入力する/u);
  await lasting(again, 6);
  await again.keyboard.down('Shift');
  await again.keyboard.press('Enter');
  await again.keyboard.up('Shift');
  await again.waitForSelector('.fits .copied');
  await holds(page, (await text(again, '.fits .code')).replace(' ', ''));
});

test('if nothing can be filled, the code is copied and the row says so', async (context) => {
  const { open, page } = await before(context, '<h1>No field</h1>');
  const popup = await open();
  await lasting(popup, 6);
  await popup.click('#entries li:first-child .fill');
  await popup.waitForSelector('#entries li:first-child .used:not([hidden])');
  assert.match(
    await text(popup, '#entries li:first-child .used'),
    /見つかりませんでした。.*コピーしてあります/u,
  );
  assert.match(await told(popup), /コピーしてあります/u);
  const shown = await text(popup, '#entries li:first-child .code');
  await popup.close();
  assert.equal(await clipboardOf(page), shown.replace(' ', ''));
});

test('without the setting there is no button, and Shift+Enter copies', async (context) => {
  const { open } = await withAccounts(context, accountsOf('Alpha'));
  const popup = await open();
  assert.equal(await popup.$eval('.fill', (button) => button.checkVisibility()), false);
  await popup.keyboard.down('Shift');
  await popup.keyboard.press('Enter');
  await popup.keyboard.up('Shift');
  await popup.waitForSelector('.copied');
});
