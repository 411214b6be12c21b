// Language, colours and text size apply from the first frame on, and to open pages at once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { granted } from '../support/browser/with-permissions.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { untilIn } from '../support/browser/until.js';
import { withOneEntry } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';

/** @import {Browser, Page} from 'puppeteer-core' */

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/**
 * Records the look of the page's first frames.
 * @param {Page} page
 */
async function watchFrames(page) {
  await page.evaluateOnNewDocument(() => {
    /** @type {string[][]} */
    const frames = [];
    Object.assign(globalThis, { frames });
    const note = () => {
      const { dataset, lang } = document.documentElement;
      const paper = document.body ? getComputedStyle(document.body).backgroundColor : '';
      frames.push([dataset['theme'] ?? '', lang, paper, document.body?.innerText ?? '']);
      if (frames.length < 60) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
}

/** @param {Page} page @returns {Promise<string[][]>} */
function framesOf(page) {
  return page.evaluate(
    () => /** @type {{frames: string[][]}} */ (/** @type {unknown} */ (globalThis)).frames,
  );
}

/** What the page says of its look. @param {Page} page */
function lookOf(page) {
  return page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return {
      lang: document.documentElement.lang,
      theme: document.documentElement.dataset['theme'],
      scheme: style.colorScheme,
      size: Number.parseFloat(style.fontSize),
    };
  });
}

/** @param {Page} page @param {Record<string, string>} features */
async function emulate(page, features) {
  const session = await page.createCDPSession();
  const all = Object.entries(features).map(([name, value]) => ({ name, value }));
  await session.send('Emulation.setEmulatedMedia', { features: all });
}

/**
 * Chromium cannot be asked for a menu's title, so the one that it is created with is stored as
 * `menu`.
 * @param {Browser} browser
 */
async function recordMenuTitle(browser) {
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  await worker?.evaluate(() => {
    const { create } = chrome.contextMenus;
    chrome.contextMenus.create = (properties, ...rest) => {
      void chrome.storage.session.set({ menu: properties.title ?? '' });
      return create(properties, ...rest);
    };
  });
}

test('the chosen language applies at once to every open page and to the background', async (context) => {
  const { launched, popup, open } = await withOneEntry(context, {
    folder: granted(context, 'contextMenus'),
  });
  const list = await open(new URL(popup.url()).pathname.slice(1), 'list');
  const form = await open('add/add.html', 'form');
  await form.type('#account', '入力の途中');
  await recordMenuTitle(launched.browser);
  const settings = await open('settings/settings.html', 'settings');
  assert.equal((await lookOf(settings)).lang, 'ja');
  await settings.select('#language', 'en');
  await untilIn(settings, () => document.documentElement.lang === 'en');
  assert.doesNotMatch(await text(settings, 'h1'), JAPANESE);
  assert.match(await text(settings, 'main'), /Same as the system/u);
  assert.match(await text(settings, '#entries button'), /Delete/u);
  for (const page of [list, form]) {
    await page.bringToFront();
    await untilIn(page, () => document.documentElement.lang === 'en');
  }
  assert.match(await text(list, '#scan'), /Scan/u);
  assert.match(await text(form, '#secret-note'), /./u);
  assert.doesNotMatch(await text(form, '#secret-note'), JAPANESE);
  assert.equal(
    await form.$eval('#account', (input) => input instanceof HTMLInputElement && input.value),
    '入力の途中',
  );
  await settings.bringToFront();
  await untilIn(settings, async () => {
    const { menu } = await chrome.storage.session.get('menu');
    return typeof menu === 'string' && menu.startsWith('Read the QR code');
  });
  await untilIn(
    settings,
    async () => (await chrome.action.getTitle({})) === 'Warifu one-time codes',
  );

  const again = await launched.browser.newPage();
  await watchFrames(again);
  await again.goto(popup.url());
  await seen(again, 'list');
  for (const [, lang, , shown = ''] of await framesOf(again)) {
    assert.deepEqual([lang, JAPANESE.test(shown)], ['en', false], shown);
  }
  await settings.select('#language', 'browser');
  await again.bringToFront();
  await untilIn(again, () => document.documentElement.lang === 'ja');
  assert.match(await text(again, '#scan'), /スキャン/u);
});

test('a chosen language inserts values as the browser does', async (context) => {
  const values = ['一', '$2', '$$', 'd', 'e'];
  const textsIn = async (/** @type {string} */ language, /** @type {boolean} */ isChosen) => {
    const launched = await freshBrowser(context, 'chrome', { language, modules: true });
    const page = await launched.browser.newPage();
    await page.goto(`chrome-extension://${launched.extension.id}/add/add.html`);
    return page.evaluate(
      async (quoted, chosen) => {
        const load = (/** @type {string} */ path) => import(path);
        const texts = /** @type {typeof import('../../extension/base/texts.js')} */ (
          await load('/base/texts.js')
        );
        const keys = Object.keys(await (await fetch('/_locales/ja/messages.json')).json());
        if (chosen) await texts.chooseLanguage('ja');
        const textOf = (/** @type {string} */ key) =>
          chosen ? texts.message(key, quoted) : chrome.i18n.getMessage(key, quoted);
        return [...keys, 'no_such_key'].map((key) => [key, textOf(key)]);
      },
      values,
      isChosen,
    );
  };
  const chosen = await textsIn('en', true);
  assert.ok(chosen.length > 300);
  assert.deepEqual(chosen, await textsIn('ja', false));
});

test('chosen colours apply from the first frame, and otherwise the system’s do', async (context) => {
  const { launched, popup, open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await emulate(settings, { 'prefers-color-scheme': 'dark' });
  await untilIn(settings, () => document.documentElement.dataset['theme'] === 'dark');
  await emulate(settings, { 'prefers-color-scheme': 'light' });
  await untilIn(settings, () => document.documentElement.dataset['theme'] === 'light');
  const list = await open(new URL(popup.url()).pathname.slice(1), 'list');
  await settings.select('#appearance', 'dark');
  for (const page of [settings, list]) {
    await page.bringToFront();
    await untilIn(page, () => document.documentElement.dataset['theme'] === 'dark');
    assert.equal((await lookOf(page)).scheme, 'dark');
  }
  const again = await launched.browser.newPage();
  await emulate(again, { 'prefers-color-scheme': 'light' });
  await watchFrames(again);
  await again.goto(popup.url());
  await seen(again, 'list');
  const frames = await framesOf(again);
  assert.notEqual(frames.length, 0);
  for (const [theme, , paper] of frames) {
    assert.equal(theme, 'dark');
    assert.ok(paper === '' || paper === 'rgb(21, 25, 31)', paper);
  }
});

test('forced colours override the chosen ones', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await settings.select('#appearance', 'light');
  await untilIn(settings, () => document.documentElement.dataset['theme'] === 'light');
  await emulate(settings, { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' });
  await untilIn(settings, () => document.documentElement.dataset['theme'] === 'dark');
  // A switch that is drawn with background colours only would be invisible.
  assert.notEqual(
    await settings.$eval('#lock-idle', (one) => getComputedStyle(one).appearance),
    'none',
  );
});

test('the text size follows the setting, and nothing scrolls sideways', async (context) => {
  const { popup, open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  const { size } = await lookOf(settings);
  await settings.select('#text-size', 'larger');
  await untilIn(settings, () => document.documentElement.dataset['textSize'] === 'larger');
  assert.equal((await lookOf(settings)).size, size * 1.375);
  await settings.reload();
  await seen(settings, 'settings');
  assert.equal((await lookOf(settings)).size, size * 1.375);
  const list = await open(new URL(popup.url()).pathname.slice(1), 'list');
  assert.equal((await lookOf(list)).size, size * 1.375);
  // 1280 pixels at 200 %, and a narrow window at 200 %.
  for (const width of [640, 400]) {
    for (const page of [settings, list]) {
      await page.setViewport({ width, height: 500, deviceScaleFactor: 2 });
      const [wide, window] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        innerWidth,
      ]);
      if (page === settings || width === 640)
        assert.ok(Number(wide) <= Number(window), `${page.url()} at ${width}`);
    }
  }
});

test('the list opens in a tab: wider, and without the buttons that need a page', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  const [target] = await Promise.all([
    launched.browser.waitForTarget((one) => one.url().endsWith('popup/popup.html')),
    settings.click('#to-list'),
  ]);
  const list = await target.asPage();
  await seen(list, 'list');
  assert.equal(await list.$eval('#scan', (button) => button.checkVisibility()), false);
  for (const width of [1200, 320]) {
    await list.setViewport({ width, height: 700 });
    const { row, room, scrolled } = await list.evaluate(() => ({
      row: document.querySelector('.code-row')?.getBoundingClientRect().width ?? 0,
      room: Math.min(innerWidth, 44 * 16),
      scrolled: document.documentElement.scrollWidth > innerWidth,
    }));
    assert.equal(scrolled, false, `${width}`);
    assert.ok(row > room - 40 && row <= room, `${row} of ${room}`);
  }
  // The tab stays open when it opens another page.
  await list.click('#settings');
  await launched.browser.waitForTarget(
    (one) => one !== settings.target() && one.url().includes('settings/'),
  );
  assert.equal(list.isClosed(), false);
});
