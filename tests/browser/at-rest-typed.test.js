// Texts that are typed, shown or only read in tabs, and never sent, are not in the browser's
// session history on disk.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertNothingReadable,
  awaitWrittenForms,
  writings,
  writingsOfKey,
} from '../support/browser/profile.js';
import { launch } from '../support/browser/launch.js';
import { untilIn } from '../support/browser/until.js';
import { withOneEntry } from '../support/member/new-vault.js';
import { seen } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

const KEY = 'KRUGS43JONXHIU3FMNZGK5A7';
const NOTE = '窓口の暗証番号は 7392';
const UNSAVED = 'まだ保存していないメモ 8401';
const NAMES = ['nobody.knows@example.jp', '名もない健康保険組合', 'だれも知らない保管庫'];

const RECOVERY = 'K7QM-2XWD-94TR-HBNP-Z3CF-8GYS';
/** @type {string[]} one for each field, so that a failure tells the field */
const passwords = [];

/**
 * Types a password into a field and shows it, without sending it.
 * @param {Page} page
 * @param {string} selector
 */
async function typeAndShow(page, selector) {
  const password = `見せてはいけない言葉 ${passwords.length} ${selector}`;
  passwords.push(password);
  await page.bringToFront();
  await page.type(selector, password);
  await page.click(`.input-row:has(${selector}) button`);
  assert.equal(await page.$eval(selector, (one) => one.getAttribute('type')), 'text');
}

function secrets() {
  return [...passwords, RECOVERY, NOTE, UNSAVED, ...NAMES]
    .flatMap(writings)
    .concat(writingsOfKey(KEY));
}

/** @param {Page} page */
async function typeAccount(page) {
  await page.type('#secret', KEY.replace(/.{4}/gu, '$& '));
  await page.type('#account', NAMES[0] ?? '');
  await page.type('#issuer', NAMES[1] ?? '');
}

test('texts typed before there is a vault are not in the profile', async (context) => {
  const launched = await launch('chrome');
  context.after(() => launched.close());
  const at = (/** @type {string} */ path) => `chrome-extension://${launched.extension.id}/${path}`;
  for (const [path, button] of [
    ['add/add.html', ''],
    ['popup/popup.html', '#start-password'],
  ]) {
    const page = await launched.browser.newPage();
    await page.goto(at(path ?? ''));
    await seen(page, button === '' ? 'form' : 'start');
    if (button) await page.click(button);
    else await typeAccount(page);
    await typeAndShow(page, '#password');
    await typeAndShow(page, '#repeat');
    await awaitWrittenForms(launched, page);
  }
  await launched.browser.close();
  assertNothingReadable(launched, 'before the first vault', secrets(), []);
});

test('passwords, names and notes in tabs are not in the profile', async (context) => {
  const { launched, member, page, popup, open } = await withOneEntry(context, { isShared: false });
  const list = await open('popup/popup.html', 'list');
  await list.click('#entries li:first-child .more');
  await seen(list, 'details');
  await list.type('#edit-note', NOTE);
  await list.click('#edit [type=submit]');
  await untilIn(list, () => document.querySelector('#edit-saved')?.textContent !== '');
  // The note is only viewed here.
  const viewed = await open('popup/popup.html', 'list');
  await viewed.click('#entries li:first-child .more');
  await seen(viewed, 'details');
  await awaitWrittenForms(launched, viewed);
  await list.bringToFront();
  await list.type('#edit-note', UNSAVED);
  await awaitWrittenForms(launched, list);

  const settings = await open('settings/settings.html', 'settings');
  for (const field of ['', 'next-', 'new-', 'remove-'])
    await typeAndShow(settings, `#${field}password`);
  for (const field of ['next-', 'new-']) await typeAndShow(settings, `#${field}repeat`);
  for (const field of ['#issuer', '#new-name']) await settings.type(field, NAMES[2] ?? '');
  await awaitWrittenForms(launched, settings);

  const backup = await open('backup/backup.html', 'backup');
  await typeAndShow(backup, '#password');
  await awaitWrittenForms(launched, backup);

  const add = await open('add/add.html', 'form');
  await typeAccount(add);
  await awaitWrittenForms(launched, add);

  assert.equal(popup.isClosed(), true);
  await member.lock(await member.openPopup(page));
  const unlock = await open('unlock/unlock.html', 'ways');
  await typeAndShow(unlock, '#password');
  await unlock.type('#recovery', RECOVERY);
  await awaitWrittenForms(launched, unlock);
  const locked = await open('add/add.html', 'form');
  await typeAndShow(locked, '#password');
  await awaitWrittenForms(launched, locked);
  const gate = await open('popup/popup.html', 'gate');
  await typeAndShow(gate, '#password');
  await awaitWrittenForms(launched, gate);

  await launched.browser.close();
  assertNothingReadable(launched, 'typed in tabs', secrets(), []);
});
