// The help: every page leads to it, it needs no network and no vault, and its search finds words in
// any width, case and kana.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { newcomer, withOneEntry } from '../support/member/new-vault.js';
import { retype } from '../support/browser/fields.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Browser, Page} from 'puppeteer-core' */

/** Each with a view, and the part of the help that is about it. */
const PAGES = /** @type {const} */ ([
  ['add/add.html', 'form', 'choose'],
  ['unlock/unlock.html', 'open', 'forgot'],
  ['settings/settings.html', 'settings', ''],
  ['backup/backup.html', 'backup', 'backup'],
  ['rescue/rescue.html', 'rescue', 'vanished'],
  ['health/health.html', 'health', 'keep'],
  ['move/move.html', 'choose', 'another-pc'],
  ['sheet/sheet.html', 'make', 'sheet'],
  ['camera/camera.html', 'camera', 'from-phone'],
  ['sync/sync.html', 'sync', 'sync'],
]);

/**
 * Presses what opens the help, and waits for its tab.
 * @param {Browser} browser
 * @param {() => Promise<void>} press
 */
async function openedBy(browser, press) {
  const target = browser.waitForTarget((one) => one.url().includes('/help/help.html'));
  await press();
  const page = await (await target).page();
  assert.ok(page);
  await page.waitForSelector('article:not([hidden])');
  return page;
}

/**
 * Opens the help in a tab.
 * @param {TestContext} context
 * @param {string} [part]
 */
async function openHelp(context, part = '') {
  const launched = await freshBrowser(context, 'chrome', { language: 'ja' });
  const page = await launched.browser.newPage();
  /** @type {string[]} */
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`chrome-extension://${launched.extension.id}/help/help.html${part}`);
  await page.waitForSelector('article[lang="ja"]:not([hidden])');
  return { launched, page, requests };
}

/** The headings that are shown. @param {Page} page */
const headings = (page) =>
  page.$$eval('h3', (all) =>
    all.filter((one) => one.checkVisibility()).map((one) => one.innerText),
  );

/** The texts that are marked as matches. @param {Page} page */
const marked = (page) =>
  page.evaluate(() => [...(CSS.highlights.get('match') ?? [])].map((range) => range.toString()));

/** The id of the section whose heading has the focus. @param {Page} page */
const focusedPart = (page) =>
  page.evaluate(() => document.activeElement?.closest('section')?.id ?? '');

test('every page leads to the part that is about it', async (context) => {
  const { launched, open } = await withOneEntry(context);
  for (const [path, view, part] of PAGES) {
    const page = await open(path, view);
    const link = 'a.tool[href*="/help/"]';
    assert.equal(await page.$eval(link, (one) => one.getAttribute('aria-label')), '使いかた', path);
    const help = await openedBy(launched.browser, () => page.click(link));
    assert.equal(await focusedPart(help), part === '' ? '' : `ja-${part}`, path);
    await help.close();
    await page.close();
  }
});

test("the toolbar's window leads to it, before the first use and while locked", async (context) => {
  const { launched, member, open } = await newcomer(context, []);
  const first = await open();
  await seen(first, 'start');
  const start = await openedBy(launched.browser, () => first.click('#help'));
  assert.equal(await focusedPart(start), 'ja-scan');
  await start.close();
  const popup = await open();
  await member.choosePassword(popup);
  await member.lock(popup);
  const locked = await openedBy(launched.browser, () => popup.click('#help'));
  assert.equal(await focusedPart(locked), 'ja-forgot');
});

test('the search finds words in any width, case and kana, and marks them', async (context) => {
  const { page } = await openHelp(context);
  const total = (await headings(page)).length;
  for (const [query, word] of [
    ['ﾊﾟｿｺﾝの時計', 'パソコンの時計'],
    ['ｐｎｇ', 'PNG'],
    ['らじお', ''],
    ['ごみばこ', ''],
    ['ばっくあっぷ', 'バックアップ'],
  ]) {
    await retype(page, '#search', String(query));
    const found = await marked(page);
    assert.equal(found.length > 0, word !== '', query);
    for (const one of found) assert.equal(one, word);
    const shown = await headings(page);
    assert.ok(shown.length < total && shown.length > 0 === (word !== ''), query);
    assert.match(await text(page, '#result'), word === '' ? /見つかりませんでした/u : /か所/u);
  }
  await page.$eval('#search', (field) => {
    if (field instanceof HTMLInputElement) field.value = '';
    field.dispatchEvent(new Event('input'));
  });
  assert.equal((await headings(page)).length, total);
  assert.equal(await text(page, '#result'), '');
});

test('every word must be in the part, or in the heading above it', async (context) => {
  const { page } = await openHelp(context);
  await page.type('#search', 'edge 右クリック');
  assert.deepEqual(await headings(page), ['【2】 二次元コードを保存します']);
});

test('a link within the page leads to its part, also while searching', async (context) => {
  const { page } = await openHelp(context, '#refused');
  assert.equal(await focusedPart(page), 'ja-refused');
  await page.type('#search', 'バックアップ');
  await page.evaluate(() => {
    location.hash = '#locks-often';
  });
  await untilIn(page, () => document.activeElement?.closest('#ja-locks-often'));
  assert.equal(await page.$eval('#search', (field) => /** @type {any} */ (field).value), '');
});

test('by keyboard: the search, a question of the list, the page that mends it', async (context) => {
  const { launched, page } = await openHelp(context);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'search');
  const reach = async (/** @type {string} */ selector) => {
    while (!(await page.$eval(selector, (one) => one === document.activeElement))) {
      await page.keyboard.press('Tab');
    }
    assert.ok(await page.$eval(selector, (one) => one.matches(':focus-visible')), selector);
    await page.keyboard.press('Enter');
  };
  await reach('a[href="#ja-refused"]');
  await untilIn(page, () => document.activeElement?.closest('#ja-refused'));
  // The next stop after the heading is the section's own link.
  await page.keyboard.press('Tab');
  const target = launched.browser.waitForTarget((one) => one.url().endsWith('#clock'));
  await page.keyboard.press('Enter');
  assert.match((await target).url(), /\/settings\/settings\.html#clock$/u);
});

test('it follows the language, and keeps the part', async (context) => {
  const { page } = await openHelp(context, '#forgot');
  await page.evaluate(() => chrome.storage.local.set({ settings: { language: 'en' } }));
  await page.waitForSelector('article[lang="en"]:not([hidden])');
  assert.equal(await focusedPart(page), 'en-forgot');
  assert.equal(await page.title(), 'Help');
  assert.equal(await page.$eval('article[lang="ja"]', (one) => one.checkVisibility()), false);
});

test('it loads nothing from the network, no module, and pictures that are there', async (context) => {
  const { launched, page, requests } = await openHelp(context);
  await page.$$eval('article:not([hidden]) img', async (images) => {
    for (const image of images) {
      image.loading = 'eager';
      await image.decode();
    }
  });
  assert.ok(requests.some((url) => url.endsWith('.webp')));
  for (const url of requests) {
    assert.ok(url.startsWith(`chrome-extension://${launched.extension.id}/`), url);
    assert.doesNotMatch(url, /\.wasm$|\/en\//u);
  }
});
