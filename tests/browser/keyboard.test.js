// Every flow by keyboard only. Tab reaches each control, and the focus is visible.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilIn } from '../support/browser/until.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { otpauth } from '../support/web/codes-page.js';
import { names, newcomer, withOneEntry } from '../support/member/new-vault.js';
import { hand } from '../support/member/add-form.js';
import { seen, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

/** More steps than any page has. */
const MOST = 120;
/** Pages in tabs while the vault is open, each with its view. */
const PAGES = /** @type {const} */ ([
  ['settings/settings.html', 'settings'],
  ['backup/backup.html', 'backup'],
  ['export/export.html', 'choose'],
  ['camera/camera.html', 'camera'],
  ['rescue/rescue.html', 'rescue'],
  ['health/health.html', 'health'],
  ['move/move.html#old', 'take'],
  ['move/move.html#new', 'bring'],
  ['sheet/sheet.html', 'make'],
  ['sync/sync.html', 'sync'],
  ['popup/popup.html', 'list'],
]);

/**
 * Checks that the element with the focus is neither covered (WCAG 2.2, 2.4.11) nor out of view: at
 * half of the points in it or more, the element or its label is on top.
 * @param {Page} page
 */
async function assertUncovered(page) {
  const { name, seen: share } = await page.evaluate(() => {
    const focused = document.activeElement ?? document.body;
    const parts = [0.1, 0.3, 0.5, 0.7, 0.9];
    // A link may have a rectangle on each of its lines.
    const points = [...focused.getClientRects()].flatMap(({ left, top, width, height }) =>
      parts.flatMap((x) => parts.map((y) => ({ x: left + x * width, y: top + y * height }))),
    );
    const shown = points.filter(({ x, y }) => {
      const hit = document.elementFromPoint(x, y);
      return (
        hit !== null &&
        (focused.contains(hit) ||
          hit.closest('label')?.control === focused ||
          // Buttons with a purpose of their own lie above the row's.
          (focused.matches('.press') && focused.parentElement?.contains(hit)))
      );
    });
    return {
      name: `${focused.tagName} #${focused.id} .${focused.className}`,
      seen: shown.length / points.length,
    };
  });
  assert.ok(share >= 0.5, `of ${name}, ${share * 100} % are in view`);
}

/**
 * Checks that everything that is pressed is 44 pixels wide and high (WCAG 2.2, 2.5.5), with its
 * label. Links within a text are as high as its lines.
 * @param {Page} page
 */
async function assertLarge(page) {
  const small = await page.evaluate(() => {
    const controls = document.querySelectorAll('a, button, input, select, summary, textarea');
    const sizes = [...controls].flatMap((control) => {
      const isText = getComputedStyle(control).display === 'inline';
      if (!control.checkVisibility() || isText) return [];
      const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
      const boxes = [control, ...labels].map((part) => part.getBoundingClientRect());
      const width = Math.max(...boxes.map((box) => box.width));
      const height = Math.max(...boxes.map((box) => box.height));
      return [{ name: `${control.tagName} #${control.id} .${control.className}`, width, height }];
    });
    return sizes.filter(({ width, height }) => Math.min(width, height) < 44);
  });
  assert.deepEqual(small, []);
}

/**
 * Moves the focus through a page by Tab, and back by Shift+Tab. Checks each stop.
 * @param {Page} page
 * @returns {Promise<number>} the number of stops
 */
async function walk(page) {
  let stops = 0;
  for (const back of [false, true]) {
    await page.evaluate(
      () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
    );
    for (let step = 0; step < MOST; step += 1) {
      if (back) await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      if (back) await page.keyboard.up('Shift');
      if (await page.evaluate(() => document.activeElement === document.body)) break;
      await assertUncovered(page);
      stops += 1;
    }
  }
  // The toolbar's window has no room for it.
  if (!page.url().includes('/popup/')) await assertLarge(page);
  return stops;
}

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
  await assertUncovered(page);
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
  await untilIn(popup, () => document.querySelector('#edit-saved')?.textContent !== '');
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
  await untilIn(settings, () => document.documentElement.lang === 'en');
  await press(settings, '#make-recovery');
  await settings.waitForSelector('#proof[open]');
  await settings.keyboard.type(MASTER_PASSWORD);
  await settings.keyboard.press('Enter');
  await settings.waitForSelector('#recovery-shown:not([hidden])');
  const backup = await open('backup/backup.html', 'backup');
  await press(backup, '#save');
  await untilIn(backup, () =>
    /saved/u.test(document.querySelector('#prove-saved')?.textContent ?? ''),
  );
});

test('no control that has the focus is covered or out of view, on any page', async (context) => {
  const { launched, member, page, open } = await withOneEntry(context);
  const form = await open('add/add.html', 'form');
  const list = Array.from({ length: 12 }, (_, at) => otpauth({ issuer: `S${at}` }, `S${at}:bob`));
  await hand(form, 'paste', { text: list.join('\n') });
  await form.waitForSelector('.found-list li:nth-child(12)');
  assert.ok((await walk(form)) > 20);
  await form.click('#review [type=submit]');
  await seen(form, 'added');
  const popup = await member.openPopup(page);
  await popup.waitForSelector('#entries li:nth-child(9)');
  assert.ok((await walk(popup)) > 20);
  await reach(popup, '#entries .press');
  for (const key of /** @type {const} */ (['ArrowDown', 'ArrowUp'])) {
    for (let step = 0; step < 13; step += 1) {
      await popup.keyboard.press(key);
      await assertUncovered(popup);
    }
  }
  for (const [path, view] of PAGES) {
    const tab = await open(path, view);
    await tab.setViewport({ width: 700, height: 500 });
    // The bar above the entries is higher while some are chosen.
    await (await tab.$('#choose-all'))?.click();
    // The help and one more control, there and back.
    assert.ok((await walk(tab)) >= 4, path);
    await tab.close();
  }
  const help = await launched.browser.newPage();
  await help.setViewport({ width: 700, height: 500 });
  await help.goto(`chrome-extension://${launched.extension.id}/help/help.html`);
  await help.waitForSelector('article:not([hidden])');
  assert.ok((await walk(help)) > 20);
  const unlock = await launched.browser.newPage();
  await unlock.goto(`chrome-extension://${launched.extension.id}/settings/settings.html`);
  await unlock.evaluate(() => chrome.storage.session.clear());
  for (const hash of ['', '#forgot', '#own']) {
    await unlock.goto(`chrome-extension://${launched.extension.id}/unlock/unlock.html${hash}`);
    await unlock.waitForSelector('[data-view]:not([hidden])');
    assert.ok((await walk(unlock)) > 4, hash);
  }
});
