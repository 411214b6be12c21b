// The file field of the page for backups, and the gap between an introduction and the first field.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */

/** The least distance in CSS pixels; lines of one paragraph are nearer. */
const GAP = 12;

/** @param {TestContext} context @param {string} language of the browser */
async function start(context, language) {
  const launched = await freshBrowser(context, 'chrome', { language });
  const open = async (/** @type {string} */ path, /** @type {string} */ view) => {
    const page = await launched.browser.newPage();
    await page.goto(`chrome-extension://${launched.extension.id}/${path}`);
    await seen(page, view);
    return page;
  };
  return { open };
}

/**
 * The distance between the lower edge of one element and the upper edge of another.
 * @param {Page} page
 * @param {string} upper
 * @param {string} lower
 */
function distance(page, upper, lower) {
  return page.evaluate(
    (one, other) =>
      (document.querySelector(other)?.getBoundingClientRect().top ?? 0) -
      (document.querySelector(one)?.getBoundingClientRect().bottom ?? 0),
    upper,
    lower,
  );
}

test('the file field speaks the chosen language and works by keyboard', async (context) => {
  const { open } = await start(context, 'en');
  const page = await open('backup/backup.html', 'backup');
  assert.equal(await text(page, '#choose-file'), 'Choose a file');
  await page.evaluate(() => chrome.storage.local.set({ settings: { language: 'ja' } }));
  await page.waitForSelector('html[lang=ja]');
  assert.deepEqual(
    [await text(page, '#choose-file'), await text(page, '#file-name')],
    ['ファイルを選ぶ', 'まだ選んでいません'],
  );
  // The browser's own field speaks the browser's language.
  assert.equal(
    await page.$$eval('input[type=file]', (all) => all.some((one) => one.checkVisibility())),
    false,
  );

  const folder = mkdtempSync(join(tmpdir(), 'warifu-file-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, '家族の保管庫.warifu');
  writeFileSync(file, 'no backup');
  const waiting = page.waitForFileChooser();
  await page.focus('#choose-file');
  await page.keyboard.press('Enter');
  await (await waiting).accept([file]);
  await untilIn(
    page,
    () => document.querySelector('#file-name')?.textContent === '家族の保管庫.warifu',
  );
  const { description } = await page
    .locator('#choose-file')
    .waitHandle()
    .then((button) => page.accessibility.snapshot({ root: button }))
    .then((node) => node ?? { description: '' });
  assert.equal(description, 'バックアップのファイル 家族の保管庫.warifu');
  await page.click('#restore [type=submit]');
  await page.waitForSelector('#restore [data-error]:not(:empty)');
});

test('an introduction has a distance from the first field', async (context) => {
  const { open } = await start(context, 'ja');
  const popup = await open('popup/popup.html', 'start');
  await popup.click('#start-password');
  await seen(popup, 'gate');
  assert.ok((await distance(popup, '#gate-how', '[for=password]')) >= GAP);
  for (const password of ['#password', '#repeat']) await popup.type(password, '割符を合わせる2026');
  await popup.click('#gate-submit');
  await seen(popup, 'list');
  const backup = await open('backup/backup.html', 'backup');
  assert.ok((await distance(backup, '#last-backup', '#save')) >= GAP);
  assert.ok((await distance(backup, '#restore > p', '#file-label')) >= GAP);
  const settings = await open('settings/settings.html', 'settings');
  for (const form of ['#change-password', '#new-vault', '#remove-vault'])
    assert.ok((await distance(settings, `${form} > p`, `${form} label`)) >= GAP, form);
});
