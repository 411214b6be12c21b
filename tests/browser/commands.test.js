// Keyboard commands do what the popup does, from any page.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { granted } from '../support/browser/with-permissions.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { MASTER_PASSWORD, Member } from '../support/member/member.js';
import { otpauth, servePage } from '../support/web/codes-page.js';
import { opened } from '../support/browser/new-page.js';
import { manage } from '../support/browser/policies.js';
import { beforePage } from '../support/member/new-vault.js';
import { serveSite } from '../support/web/site.js';
import { until, untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page, WebWorker} from 'puppeteer-core' */
/** @import {Launched} from '../support/browser/launch.js' */

/** @param {Launched} launched @returns {Promise<WebWorker>} */
async function background({ browser }) {
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  if (worker === null) throw new Error('no background');
  return worker;
}

/**
 * Fires a command, as its keys do. The toolbar button must have been pressed before, which grants
 * the same access as the keys.
 * @param {Launched} launched
 * @param {string} name
 */
async function press(launched, name) {
  const worker = await background(launched);
  await worker.evaluate(async (command) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    // An undocumented method of Chromium's events, which the types lack.
    const source = /** @type {{dispatch: (name: string, tab?: object) => void}} */ (
      /** @type {unknown} */ (chrome.commands.onCommand)
    );
    source.dispatch(command, tab);
  }, name);
}

/**
 * Locks by the command and waits for it: commands do not wait for each other.
 * @param {Launched} launched
 */
async function lock(launched) {
  await press(launched, 'lock');
  const worker = await background(launched);
  await until(() =>
    worker.evaluate(async () => !('session' in (await chrome.storage.session.get('session')))),
  );
}

/**
 * A browser whose extensions may not open their windows, as Chrome up to 126.
 * @param {Launched} launched
 */
async function forbidPopup(launched) {
  const worker = await background(launched);
  await worker.evaluate(() => {
    chrome.action.openPopup = () => Promise.reject(new Error('not in this version'));
  });
}

/**
 * Opens a page with a field. The vault is open, and its entries belong to every page.
 * @param {TestContext} context
 * @param {{entries?: number, isGranted?: boolean}} [options]
 */
async function before(context, { entries = 1, isGranted = true } = {}) {
  const folder = granted(context, ...(isGranted ? ['scripting'] : []));
  // Other tests cover which entries belong to a host. Here all do.
  const background = join(folder, 'background', 'background.js');
  const source = readFileSync(background, 'utf8');
  const decide = 'function entryIdsForHost(vault, host) {';
  assert.ok(source.includes(decide));
  const all = `${decide}\n  return vault.entries().map(({ id }) => id);`;
  writeFileSync(background, source.replace(decide, all));
  const codes = await servePage(
    Array.from({ length: entries }, (_, index) =>
      otpauth({ issuer: `S${index}` }, `S${index}:alice`),
    ),
  );
  context.after(() => codes.close());
  const site = await serveSite(context, { '/': '<input name="otp">' });
  const launched = await freshBrowser(context, 'chrome', { folder });
  const page = await launched.browser.newPage();
  await page.goto(site.url);
  const member = new Member(launched);
  const popup = await member.openPopup(page);
  await member.choosePassword(popup);
  const form = await member.openForm(popup);
  for (let index = 0; index < entries; index += 1) {
    await form.type('#secret', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
    await form.type('#account', `alice${index}`);
    await member.submit(form);
    if (index + 1 < entries) await form.click('#another');
  }
  const shown = (await text(form, '#added-entry .code')).replace(/\s/gu, '');
  await form.close();
  await page.bringToFront();
  return { launched, member, page, site, shown };
}

/** @param {Page} page */
const valueOf = (page) => page.$eval('input', ({ value }) => value);

test('each command has a keyboard shortcut', async (context) => {
  const launched = await freshBrowser(context, 'chrome');
  const page = await launched.browser.newPage();
  await page.goto(`chrome-extension://${launched.extension.id}/settings/settings.html`);
  const commands = await page.evaluate(() => chrome.commands.getAll());
  const keys = Object.fromEntries(commands.map(({ name, shortcut }) => [name, shortcut]));
  assert.deepEqual(keys, {
    _execute_action: '',
    scan: 'Ctrl+Shift+8',
    fill: 'Ctrl+Shift+7',
    lock: 'Ctrl+Shift+9',
  });
});

test('the scan command opens the popup, which scans, after the password if the vault is locked', async (context) => {
  const { launched, member, page, popup: first } = await beforePage(context, [otpauth()]);
  await first.close();
  await page.bringToFront();
  const popup = await opened(launched, 'popup/popup.html', () => press(launched, 'scan'));
  await seen(popup, 'found');
  await popup.close();
  await lock(launched);
  const again = await opened(launched, 'popup/popup.html', () => press(launched, 'scan'));
  await seen(again, 'gate');
  await again.type('#password', MASTER_PASSWORD);
  await again.keyboard.press('Enter');
  await seen(again, 'found');
  await member.addFound(again);
  // The request is served once. Now the popup shows the list.
  await again.close();
  const last = await member.openPopup(page);
  await seen(last, 'list');
});

test('where the popup cannot be opened, the scan command opens the capture', async (context) => {
  const { launched, member, page, popup } = await beforePage(context, [otpauth()]);
  await popup.close();
  await forbidPopup(launched);
  await page.bringToFront();
  const region = await opened(launched, 'scan/scan.html', () => press(launched, 'scan'));
  await seen(region, 'choose');
  await region.waitForSelector('#outlines button');
  await region.close();
  await page.goto('chrome://version');
  await page.bringToFront();
  await page.goto('about:blank');
  const form = await opened(launched, 'add/add.html', () => press(launched, 'scan'));
  await form.waitForSelector('#file-note.error');
  assert.match(await text(form, '#file-note'), /読み取れ/u);
  const later = await member.openPopup(await launched.browser.newPage());
  await seen(later, 'list');
});

test('the fill command fills the code of the only entry that matches', async (context) => {
  const { launched, page, shown } = await before(context);
  await press(launched, 'fill');
  await untilIn(page, () => document.querySelector('input')?.value !== '');
  assert.match(await valueOf(page), /^\d{6}$/u);
  assert.equal((await valueOf(page)).length, shown.length);
});

test('the popup says why the fill command did nothing', async (context) => {
  const { launched, page } = await before(context, { entries: 2 });
  const told = await opened(launched, 'popup/popup.html', () => press(launched, 'fill'));
  await seen(told, 'list');
  assert.match(await text(told, '#told'), /いくつかあるため/u);
  await told.close();
  await lock(launched);
  const locked = await opened(launched, 'popup/popup.html', () => press(launched, 'fill'));
  await seen(locked, 'gate');
  assert.match(await text(locked, '#told'), /ロックされているため/u);
  assert.equal(await valueOf(page), '');
});

test('the fill command does nothing where the administrator forbids it', async (context) => {
  const { launched, page } = await before(context);
  for (const values of [{ allowFill: false }, { allowedFillHosts: ['portal.example.jp'] }]) {
    await manage(launched, values);
    await page.bringToFront();
    const told = await opened(launched, 'popup/popup.html', () => press(launched, 'fill'));
    await seen(told, 'list');
    assert.match(await text(told, '#told'), /管理者の設定により/u);
    await told.close();
    assert.equal(await valueOf(page), '');
  }
});

test('where no popup can be opened, the toolbar button shows a badge and the reason until it is pressed', async (context) => {
  const { launched, member, page } = await before(context, { isGranted: false });
  await forbidPopup(launched);
  await press(launched, 'fill');
  const worker = await background(launched);
  const marked = () =>
    worker.evaluate(async () => {
      const [{ id: tabId = 0 } = {}] = await chrome.tabs.query({
        active: true,
        lastFocusedWindow: true,
      });
      return [await chrome.action.getBadgeText({ tabId }), await chrome.action.getTitle({ tabId })];
    });
  await untilIn(page, () => document.visibilityState === 'visible');
  await until(async () => {
    const [mark, title = ''] = await marked();
    return mark === '!' && title.includes('オフ');
  });
  const popup = await member.openPopup(page);
  await seen(popup, 'list');
  assert.match(await text(popup, '#told'), /オフになっています/u);
  await until(async () => {
    const [mark, title] = await marked();
    return mark === '' && title === 'Warifu ワンタイムパスワード';
  });
  assert.equal(await valueOf(page), '');
});
