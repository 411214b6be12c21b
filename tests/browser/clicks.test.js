// The number of presses from the popup to a copied code, and from a QR code to an account.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { untilIn } from '../support/browser/until.js';
import {
  accountsOf,
  clipboardOf,
  lasting,
  remembered,
  withAccounts,
} from '../support/member/filled-vault.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { otpauth } from '../support/web/codes-page.js';
import { beforePage, newcomer } from '../support/member/new-vault.js';
import { seen, takesPresses, text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */

/**
 * Presses of the mouse and of keys that act; typing a search or a password is none.
 * @param {Page} page
 */
function counting(page) {
  let presses = 0;
  return {
    count: () => presses,
    click: async (/** @type {string} */ selector) => {
      presses += 1;
      await page.click(selector);
    },
    press: async (/** @type {'Enter'} */ key) => {
      presses += 1;
      await page.keyboard.press(key);
    },
  };
}

test('one account for this site: one click, or Enter', async (context) => {
  const setting = await withAccounts(context, accountsOf('Alpha', 'Bravo'));
  const { open, page } = setting;
  const before = await open();
  await before.keyboard.press('2');
  await remembered(setting, [[], ['127.0.0.1']]);
  await before.close();
  for (const way of /** @type {const} */ (['click', 'press'])) {
    const popup = await open();
    await lasting(popup, 5);
    const hand = counting(popup);
    if (way === 'click') await hand.click('.fits .code-row');
    else await hand.press('Enter');
    await popup.waitForSelector('.fits .copied');
    assert.equal(hand.count(), 1);
    const shown = await text(popup, '.fits .code');
    await popup.close();
    assert.equal(await clipboardOf(page), shown.replace(' ', ''));
  }
});

test('two hundred accounts, none for this site: search and Enter', async (context) => {
  const accounts = Array.from({ length: 200 }, (_, at) => ({
    issuer: `Service ${at}`,
    account: 'dev',
  }));
  const { open, page } = await withAccounts(context, accounts);
  const popup = await open();
  await lasting(popup, 6);
  const hand = counting(popup);
  await popup.keyboard.type('service 137');
  await untilIn(popup, () => document.querySelectorAll('#entries > li').length === 1);
  await hand.press('Enter');
  await popup.waitForSelector('.copied');
  assert.ok(hand.count() <= 2, String(hand.count()));
  const shown = await text(popup, '.code');
  await popup.close();
  assert.equal(await clipboardOf(page), shown.replace(' ', ''));
});

test('a QR code on the page: two clicks add it, three at the first use', async (context) => {
  const { open } = await newcomer(context, [otpauth()]);
  const first = await open();
  const once = counting(first);
  await once.click('#start-scan');
  await first.type('#password', MASTER_PASSWORD);
  await first.type('#repeat', MASTER_PASSWORD);
  await once.press('Enter');
  await seen(first, 'found');
  await once.press('Enter');
  await seen(first, 'added');
  assert.equal(once.count(), 3);
  await first.close();

  const again = await open();
  const twice = counting(again);
  await twice.click('#scan');
  await seen(again, 'found');
  await twice.click('#found [type=submit]');
  await seen(again, 'added');
  assert.equal(twice.count(), 2);
});

test('a scan with the vault open: Enter three times, and the code is copied', async (context) => {
  const { popup, page } = await beforePage(context, [otpauth()]);
  await popup.focus('#scan');
  const hand = counting(popup);
  await hand.press('Enter');
  await seen(popup, 'found');
  await hand.press('Enter');
  await copyByEnter(popup, hand);
  assert.equal(hand.count(), 3);
  const shown = await text(popup, '#added-entry .code');
  await popup.close();
  assert.equal(await clipboardOf(page), shown.replace(' ', ''));
});

for (const height of [900, 560]) {
  test(`a picture: Enter opens the files, adds, copies; ${height} pixels`, async (context) => {
    const { member, popup, page } = await beforePage(context, []);
    const file = join(folderFor(context), 'code.png');
    await QRCode.toFile(file, otpauth());
    const form = await member.openForm(popup);
    await form.setViewport({ width: 1000, height });
    await form.waitForSelector('#scan-file:focus');
    const hand = counting(form);
    const choosing = form.waitForFileChooser();
    // An answer from the page means that the browser watches for the chooser.
    await form.evaluate(() => 0);
    await hand.press('Enter');
    await (await choosing).accept([file]);
    await form.waitForSelector('#file-note.success');
    await takesPresses(form);
    for (const name of ['#issuer', '#account']) assert.ok(await isInView(form, name), name);
    await hand.press('Enter');
    await copyByEnter(form, hand);
    assert.equal(hand.count(), 3);
    const shown = await text(form, '#added-entry .code');
    assert.equal(await clipboardOf(page), shown.replace(' ', ''));
  });
}

/**
 * Presses Enter on the code of the entry that was just added.
 * @param {Page} page
 * @param {ReturnType<typeof counting>} hand
 */
async function copyByEnter(page, hand) {
  await seen(page, 'added');
  await lasting(page, 5);
  await hand.press('Enter');
  await page.waitForSelector('#added-entry .copied');
}

/** @param {TestContext} context */
function folderFor(context) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-clicks-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** @param {Page} page @param {string} selector */
function isInView(page, selector) {
  return page.$eval(selector, (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
}
