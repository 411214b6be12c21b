// The menu on images. An image with a data address is read; for any other the tab is captured.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { listen } from '../support/web/loopback.js';
import { granted } from '../support/browser/with-permissions.js';
import { fields, read } from '../support/member/add-form.js';
import { otpauth } from '../support/web/codes-page.js';
import { beforePage, withOneEntry } from '../support/member/new-vault.js';
import { until, untilIn } from '../support/browser/until.js';
import { seen, takesPresses, text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */
/** @import {Launched} from '../support/browser/launch.js' */

/** @param {TestContext} context @param {string[]} codes on the page in front */
async function before(context, ...codes) {
  return beforePage(context, codes, { folder: granted(context, 'contextMenus') });
}

/**
 * Uses the menu on an image, and returns the page that opens.
 * @param {Launched} launched
 * @param {string} address the image's
 * @param {string} path of the page that opens
 */
async function useMenu({ browser }, address, path) {
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  const before = new Set(browser.targets());
  await worker?.evaluate((srcUrl) => {
    // An undocumented method of Chromium's events, which the types lack.
    const source = /** @type {{dispatch: (info: object) => void}} */ (
      /** @type {unknown} */ (chrome.contextMenus.onClicked)
    );
    source.dispatch({ menuItemId: 'read-image', srcUrl });
  }, address);
  const opened = await browser.waitForTarget((one) => !before.has(one) && one.url().includes(path));
  return opened.asPage();
}

test('an image with a data address is read and fills the form', async (context) => {
  const { launched, popup } = await before(context);
  await popup.close();
  const form = await useMenu(launched, await QRCode.toDataURL(otpauth()), 'add/add.html');
  assert.match(await read(form), /読み取りました/u);
  assert.equal((await fields(form))['account'], 'alice');
  assert.equal(new URL(form.url()).hash, '', 'the name of the way is gone');
  const stored = await form.evaluate(async () =>
    JSON.stringify(await chrome.storage.local.get(null)),
  );
  assert.doesNotMatch(stored, /data:|alice/u);
  await takesPresses(form);
  await form.click('#form [type=submit]');
  await seen(form, 'added');
});

test('for any other image the tab is captured and searched', async (context) => {
  const { launched, page, popup, url } = await before(
    context,
    otpauth(),
    otpauth({ issuer: 'Beta' }, 'Beta:bob'),
  );
  await popup.close();
  await page.bringToFront();
  const form = await useMenu(launched, `${url}code.png`, 'add/add.html');
  assert.match(await read(form), /2件見つかりました/u);
});

test('if the tab has no QR code, a region can be chosen', async (context) => {
  const { launched, page, popup, url } = await before(context);
  await popup.close();
  await page.bringToFront();
  const region = await useMenu(launched, `${url}code.png`, 'scan/scan.html');
  await seen(region, 'choose');
  assert.match(await text(region, '#reason'), /見つかりませんでした.*くわしくさがします/u);
});

test('if the tab cannot be captured, the form names another way', async (context) => {
  const { launched, page, popup, url } = await before(context);
  await popup.close();
  // Not the site on which the toolbar button was pressed.
  const other = await listen((_, response) => response.end('<!doctype html><p>Other'), {
    host: '127.0.0.2',
  });
  context.after(() => other.close());
  await page.goto(other.url);
  await page.bringToFront();
  const form = await useMenu(launched, `${url}code.png`, 'add/add.html');
  assert.match(await read(form), /読み取れるページが表示されていません/u);
});

/**
 * Whether the menu has its line: only one that is there can be changed.
 * @param {Launched} launched
 */
async function isInMenu({ browser }) {
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  return worker?.evaluate(async () => {
    try {
      await chrome.contextMenus.update('read-image', { enabled: true });
      return true;
    } catch {
      return false;
    }
  });
}

/** @param {Page} page */
function isOn(page) {
  return page.$eval('#image-menu', (box) => box instanceof HTMLInputElement && box.checked);
}

test('the switch asks for the permission and gives it up', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  assert.deepEqual([await isOn(settings), await isInMenu(launched)], [false, false]);
  for (const wanted of [true, false, true]) {
    await settings.click('#image-menu');
    await untilIn(
      settings,
      (on) =>
        chrome.permissions.contains({ permissions: ['contextMenus'] }).then((has) => has === on),
      wanted,
    );
    await untilIn(
      settings,
      (on) => document.querySelector('#image-menu')?.matches(':checked') === on,
      wanted,
    );
    // The background hears of the permission by itself.
    await until(async () => (await isInMenu(launched)) === wanted);
  }
  const form = await useMenu(launched, await QRCode.toDataURL(otpauth()), 'add/add.html');
  await read(form);
  const pages = launched.browser.targets().filter((one) => one.url().includes('add/add.html'));
  assert.equal(pages.length, 1, 'granted twice, heard once');
});

test('if the permission cannot be given up, the switch says so and the menu stays', async (context) => {
  const { launched, popup } = await before(context);
  await popup.goto(`chrome-extension://${launched.extension.id}/settings/settings.html`);
  await seen(popup, 'settings');
  assert.deepEqual([await isOn(popup), await isInMenu(launched)], [true, true]);
  await popup.click('#image-menu');
  // It is a required permission in this build.
  await popup.waitForSelector('.field:has(#image-menu) .error:not(:empty)');
  assert.deepEqual([await isOn(popup), await isInMenu(launched)], [true, true]);
});
