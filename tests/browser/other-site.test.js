// A code on another site than those on which its entry was used: filling asks, copying says so, and
// neither is learned without a yes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilIn } from '../support/browser/until.js';
import { granted } from '../support/browser/with-permissions.js';
import { takesPresses, text } from '../support/browser/views.js';
import {
  accountsOf,
  hosts,
  lasting,
  remembered,
  told,
  withAccounts,
} from '../support/member/filled-vault.js';

/** @import {TestContext} from 'node:test' */

/** One entry, used on 127.0.0.1, and a page on localhost. @param {TestContext} context */
async function usedElsewhere(context) {
  const folder = granted(context, 'scripting');
  const bodies = { '/': '<input name="otp">' };
  const setting = await withAccounts(context, accountsOf('Alpha'), { folder, bodies });
  const first = await setting.open();
  await first.click('#entries .press');
  await remembered(setting, [['127.0.0.1']]);
  await first.close();
  await setting.page.goto(setting.site.url.replace('127.0.0.1', 'localhost'));
  const popup = await setting.open();
  await lasting(popup, 8);
  return { ...setting, popup };
}

/** @param {import('puppeteer-core').Page} page */
const filled = (page) => page.$eval('input', ({ value }) => value);

test('filling on another site asks, and a no changes nothing', async (context) => {
  const setting = await usedElsewhere(context);
  const { popup, page } = setting;
  await popup.click('#entries .fill');
  await popup.waitForSelector('#other-site[open]');
  assert.match(await text(popup, '#other-site-text'), /127\.0\.0\.1.*localhost/u);
  assert.equal(await popup.evaluate(() => document.activeElement?.id), 'other-site-cancel');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('#other-site:not([open])');
  assert.equal(await filled(page), '');
  assert.deepEqual(await hosts(setting), [['127.0.0.1']]);
});

test('a yes fills, and is remembered', async (context) => {
  const setting = await usedElsewhere(context);
  const { popup, page, open } = setting;
  await popup.click('#entries .fill');
  await popup.waitForSelector('#other-site[open]');
  await takesPresses(popup);
  await popup.click('#other-site [type=submit]');
  await untilIn(page, () => document.querySelector('input')?.value !== '');
  await remembered(setting, [['localhost', '127.0.0.1']]);
  await popup.close();

  await page.reload();
  const again = await open();
  await again.click('#entries .fill');
  await untilIn(page, () => document.querySelector('input')?.value !== '');
});

test('copying on another site says so and teaches nothing', async (context) => {
  const setting = await usedElsewhere(context);
  await setting.popup.click('#entries .press');
  await untilIn(setting.popup, () =>
    /127\.0\.0\.1.*localhost/u.test(document.querySelector('#entries .used')?.textContent ?? ''),
  );
  assert.match(await told(setting.popup), /^コピーしました.*localhost/u);
  assert.deepEqual(await hosts(setting), [['127.0.0.1']]);
});

test('only HTTPS and loopback count as a certain host', async (context) => {
  const { inside } = await withAccounts(context, accountsOf('Alpha'));
  const secure = await inside.page.evaluate(async () => {
    const load = (/** @type {string} */ path) => import(path);
    const { secureHost } = /** @type {typeof import('../../extension/fill/secure-site.js')} */ (
      await load('/fill/secure-site.js')
    );
    return [
      'https://portal.example.jp/otp',
      'http://portal.example.jp/otp',
      'http://127.0.0.1:8080/',
      'http://[::1]/',
      'http://app.localhost/',
      'http://127.0.0.1.example.jp/',
      'http://localhost.example.jp/',
      'blob:https://portal.example.jp/1',
      'file:///portal.html',
      '',
    ].map(secureHost);
  });
  const none = /** @type {string[]} */ (['', '', '', '', '']);
  const known = ['portal.example.jp', '', '127.0.0.1', '[::1]', 'app.localhost'];
  assert.deepEqual(secure, [...known, ...none]);
});
