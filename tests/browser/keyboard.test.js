// Every flow by keyboard only. Tab reaches each control, and the focus is visible.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { otpauth } from '../support/web/codes-page.js';
import { names, newcomer, withOneEntry } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

/** More steps than any page has. */
const MOST = 120;

/**
 * Presses Tab until an element has the focus, with an outline around it or around its label.
 * @param {Page} page
 * @param {string} selector
 */
async function reach(page, selector) {
  await page.waitForSelector(selector);
  const isThere = () => page.$eval(selector, (element) => element === document.activeElement);
  for (let step = 0; !(await isThere()); step += 1) {
    assert.ok(step < MOST, `${selector} is out of the keyboard's reach`);
    await page.keyboard.press('Tab');
  }
  assert.ok(
    await page.$eval(selector, (element) => element.matches(':focus-visible')),
    `${selector} shows its focus`,
  );
}

/** @param {Page} page @param {string} selector */
async function press(page, selector) {
  await reach(page, selector);
  await page.keyboard.press('Enter');
}

/** @param {Page} page @param {string} selector @param {string} words */
async function write(page, selector, words) {
  await reach(page, selector);
  await page.keyboard.type(words);
}

test('the first use, the code, locking and unlocking', async (context) => {
  const { open } = await newcomer(context, [otpauth()]);
  const popup = await open();
  await press(popup, '#start-scan');
  await write(popup, '#password', MASTER_PASSWORD);
  await write(popup, '#repeat', MASTER_PASSWORD);
  await press(popup, '#gate-submit');
  await seen(popup, 'found');
  await press(popup, '#found [type=submit]');
  await seen(popup, 'added');
  await press(popup, '#added-entry .press');
  await popup.waitForSelector('#added-entry .copied');
  assert.match(await text(popup, '#status'), /コピーしました/u);
  await press(popup, '[data-view="added"] [data-back]');
  await seen(popup, 'list');
  await press(popup, '#lock');
  await write(popup, '#password', MASTER_PASSWORD);
  await popup.keyboard.press('Enter');
  await seen(popup, 'list');
  assert.deepEqual(await names(popup), ['ACME\nalice']);
});

test('a typed key', async (context) => {
  const { member, page, open } = await withOneEntry(context);
  const form = await open('add/add.html', 'form');
  await write(form, '#secret', 'JBSW Y3DP EHPK 3PXQ');
  await write(form, '#account', 'bob');
  await press(form, '#form [type=submit]');
  await seen(form, 'added');
  assert.deepEqual(await names(await member.openPopup(page)), ['ACME\nalice', 'bob']);
});

test("an entry's details, its QR code, deleting and restoring it", async (context) => {
  const { member, page } = await withOneEntry(context);
  const popup = await member.openPopup(page);
  await press(popup, '#entries .more');
  await seen(popup, 'details');
  await write(popup, '#edit-note', '総務課で聞いた');
  await press(popup, '#edit [type=submit]');
  await popup.waitForFunction(() => document.querySelector('#edit-saved')?.textContent !== '');
  await press(popup, '#show-qr');
  await popup.waitForSelector('#qr:not([hidden])');
  await press(popup, '#details-delete');
  await seen(popup, 'list');
  assert.deepEqual(await names(popup), []);
  await press(popup, '#toast button');
  await popup.waitForSelector('#entries li');
  assert.deepEqual(await names(popup), ['ACME\nalice']);
});

test('the settings and the backup', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  // Typing selects the option with that first letter.
  await write(settings, '#language', 'E');
  await settings.waitForFunction(() => document.documentElement.lang === 'en');
  await press(settings, '#make-recovery');
  await settings.waitForSelector('#proof[open]');
  await settings.keyboard.type(MASTER_PASSWORD);
  await settings.keyboard.press('Enter');
  await settings.waitForSelector('#recovery-shown:not([hidden])');
  const backup = await open('backup/backup.html', 'backup');
  await press(backup, '#save');
  await backup.waitForFunction(() =>
    /saved/u.test(document.querySelector('#done')?.textContent ?? ''),
  );
});
