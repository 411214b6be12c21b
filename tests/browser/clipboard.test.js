// A copied code is cleared from the clipboard after the chosen time, if it is still there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { granted } from '../support/browser/with-permissions.js';
import { setPolicies } from '../support/browser/policies.js';
import { untilIn } from '../support/browser/until.js';
import { withOneEntry } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */

/** @param {TestContext} context */
async function before(context) {
  const folder = granted(context, 'offscreen', 'clipboardRead', 'clipboardWrite');
  const setting = await withOneEntry(context, { folder });
  return { ...setting, settings: await setting.open('settings/settings.html', 'settings') };
}

/** @param {Page} page one of ours, which has the focus */
async function clipboard(page) {
  await page.bringToFront();
  return page.evaluate(() => navigator.clipboard.readText());
}

/**
 * Waits until the clipboard holds a text.
 * @param {Page} page
 * @param {string} wanted
 */
async function untilHolds(page, wanted) {
  await page.bringToFront();
  await untilIn(page, async (one) => (await navigator.clipboard.readText()) === one, wanted);
}

/**
 * Copies as a row of the list does, with a shorter time than the settings offer.
 * @param {Page} page
 * @param {string} code
 * @param {number} seconds
 */
async function copyFor(page, code, seconds) {
  await page.bringToFront();
  await page.evaluate(
    async (one, time) => {
      await navigator.clipboard.writeText(one);
      await chrome.runtime.sendMessage({ clearLater: { code: one, seconds: time } });
    },
    code,
    seconds,
  );
}

/** How many unseen pages there are. @param {Page} page */
function unseen(page) {
  return page.evaluate(
    async () => (await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length,
  );
}

test('a copied code is cleared after the chosen time, even if the popup was closed', async (context) => {
  const { member, page, settings } = await before(context);
  await settings.focus('#clear-seconds');
  // The permission can be asked for only during a key press or a click.
  await settings.keyboard.press('ArrowDown');
  await untilIn(settings, async () => {
    const { settings: kept } = await chrome.storage.local.get('settings');
    return JSON.stringify(kept ?? {}).includes('"clearSeconds":15');
  });
  const again = await member.openPopup(page);
  await seen(again, 'list');
  const shown = (await member.copyCode(again)).replace(/\s/gu, '');
  await untilIn(
    settings,
    async () =>
      (await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length === 1,
  );
  await again.close();
  assert.equal(await clipboard(settings), shown);
  await untilHolds(settings, '');
  await untilIn(
    settings,
    async () =>
      (await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length === 0,
  );
});

test('text that was copied later stays', async (context) => {
  const { settings } = await before(context);
  await copyFor(settings, '123456', 2);
  await settings.evaluate(() => navigator.clipboard.writeText('住所'));
  await untilIn(
    settings,
    async () =>
      (await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length === 0,
  );
  assert.equal(await clipboard(settings), '住所');
});

test('the second of two copied codes stays for its whole time', async (context) => {
  const { settings } = await before(context);
  await copyFor(settings, '111111', 1);
  await copyFor(settings, '222222', 2);
  assert.equal(await unseen(settings), 1);
  assert.equal(await clipboard(settings), '222222');
  await untilHolds(settings, '');
  // The next request is received after the offscreen page has closed.
  await copyFor(settings, '333333', 1);
  await untilHolds(settings, '');
});

test('without the permission the setting stays off, and the page says so', async (context) => {
  const { launched, member, open } = await withOneEntry(context);
  await setPolicies(launched.browser, {
    ExtensionSettings: { '*': { blocked_permissions: ['clipboardRead'] } },
  });
  const settings = await open('settings/settings.html', 'settings');
  await settings.select('#clear-seconds', '30');
  await settings.waitForSelector('.field:has(#clear-seconds) .error:not(:empty)');
  assert.match(
    await text(settings, '.field:has(#clear-seconds) .error'),
    /管理者の設定で止められて/u,
  );
  assert.equal(
    await settings.$eval('#clear-seconds', (one) => one instanceof HTMLSelectElement && one.value),
    '0',
  );
  await member.copyCode(await open('popup/popup.html', 'list'));
  assert.equal(await unseen(settings), 0);
});

test('a code that the browser does not copy stays in sight, and the row says so', async (context) => {
  const { popup } = await withOneEntry(context);
  // No policy of Chromium's stops a page of an extension from copying; other programs may.
  await popup.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('not here'));
  });
  await popup.click('#entries .press');
  await popup.waitForSelector('#entries .used:not([hidden])');
  assert.match(await text(popup, '#entries .used'), /コピーできませんでした。.*管理者/u);
  assert.match(await text(popup, '#entries .code'), /^\d{3} \d{3}$/u);
});
