// Tabs that the browser does not allow to capture. Each refusal has a reason and a next step.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { otpauth, servePage } from '../support/web/codes-page.js';
import { setPolicies } from '../support/browser/policies.js';
import { opened } from '../support/browser/new-page.js';
import { untilIn } from '../support/browser/until.js';
import { NONE_SEEN } from '../support/member/region-page.js';
import { beforePage } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */
/** @import {Member} from '../support/member/member.js' */

/**
 * @param {TestContext} context
 * @param {string[]} [args] of the browser
 */
async function begin(context, args = []) {
  const { popup, ...rest } = await beforePage(context, [otpauth()], { args, modules: true });
  await popup.close();
  return rest;
}

/**
 * Presses 「二次元コードをスキャン」, and returns the popup's text and buttons.
 * @param {Member} member
 * @param {Page} page
 * @param {() => Promise<unknown>} [meanwhile] called between the toolbar button and this press
 */
async function scanInVain(member, page, meanwhile) {
  const popup = await member.openPopup(page);
  await meanwhile?.();
  await popup.click('#scan');
  await seen(popup, 'failed');
  const said = await text(popup, '#failure');
  const buttons = await popup.$$eval('[data-view=failed] button:not([hidden])', (all) =>
    all.map(({ id }) => id),
  );
  assert.ok(buttons.includes('failed-other'), 'another way is offered');
  return { popup, said, buttons };
}

/**
 * Takes three captures at once, and returns the browser's refusals. Runs in the popup without user
 * activation, because
 * captures after a press do not count for the quota.
 */
async function captureThrice() {
  const load = (/** @type {string} */ path) => import(path);
  const { capture } = await load('/capture/capture.js');
  const refused = /** @type {string[]} */ ([]);
  while (navigator.userActivation.isActive) await new Promise((resolve) => setTimeout(resolve, 50));
  const captureTab = chrome.tabs.captureVisibleTab.bind(chrome.tabs);
  // Records the browser's answers and passes them on.
  Object.defineProperty(chrome.tabs, 'captureVisibleTab', {
    value: (/** @type {chrome.extensionTypes.ImageDetails} */ options) =>
      captureTab(options).catch((/** @type {Error} */ error) => {
        refused.push(error.message);
        throw error;
      }),
  });
  const pictures = /** @type {string[]} */ (await Promise.all([capture(), capture(), capture()]));
  return { refused, kinds: pictures.map((picture) => picture.slice(0, 15)) };
}

test('an empty tab, a page’s source and a page without an address each have their own text', async (context) => {
  const { member, page, url } = await begin(context);
  await page.goto('about:blank');
  assert.match((await scanInVain(member, page)).said, /空のタブ.*二次元コードのあるページを表示/u);
  await page.goto(`view-source:${url}`);
  assert.match((await scanInVain(member, page)).said, /view-source:.*もとのページのタブ/u);
  await page.goto(url);
  await Promise.all([
    page.waitForNavigation(),
    page.evaluate(() =>
      location.assign(URL.createObjectURL(new Blob(['<h1>Made</h1>'], { type: 'text/html' }))),
    ),
  ]);
  assert.match((await scanInVain(member, page)).said, /blob:.*もとのページのタブ/u);
});

test('an error page is captured like any other', async (context) => {
  const { member, page } = await begin(context);
  await page
    .goto('http://nowhere.invalid/')
    .catch((/** @type {Error} */ error) => assert.match(error.message, /ERR_/u));
  // The failure is reported before the error page is shown.
  await untilIn(page, () => location.protocol === 'chrome-error:');
  const scan = await member.scanToRegion(await member.openPopup(page));
  assert.match(await text(scan, '#reason'), NONE_SEEN);
});

test('a page that has changed, that still loads or that crashed is refused with what to wait for', async (context) => {
  const { launched, member, page, url } = await begin(context);
  const silent = createServer().listen(0, '127.0.0.1');
  context.after(() => silent.closeAllConnections());
  context.after(() => silent.close());
  await once(silent, 'listening');
  const address = silent.address();
  assert.ok(address !== null && typeof address === 'object');

  const elsewhere = url.replace('127.0.0.1', 'localhost');
  assert.notEqual(elsewhere, url);
  const moved = await scanInVain(member, page, () => page.goto(elsewhere));
  assert.match(moved.said, /移動したばかり.*もう一度押してください/u);
  await moved.popup.close();

  const loading = await launched.browser.newPage();
  const asked = once(silent, 'request');
  const never = loading.goto(`http://127.0.0.1:${address.port}/`).catch(() => null);
  await asked;
  assert.match((await scanInVain(member, loading)).said, /読み込み中/u);
  await loading.close();
  await never;

  const crashed = await launched.browser.newPage();
  await crashed.goto(url);
  const gone = new Promise((resolve) => crashed.once('error', resolve));
  void crashed.goto('chrome://crash').catch(() => null);
  await gone;
  const { said, buttons } = await scanInVain(member, crashed);
  assert.match(said, /ページを再読み込み/u);
  assert.ok(buttons.includes('failed-again'));
});

test("an administrator's policies have their own texts, and files and keys still work", async (context) => {
  const { launched, member, page } = await begin(context);
  await setPolicies(launched.browser, { DisableScreenshots: true });
  const off = await scanInVain(member, page);
  assert.match(off.said, /管理者の設定で画面の読み取りが止められ.*画像を保存.*キーを入力/u);
  assert.deepEqual(off.buttons.slice(0, 1), ['failed-other'], 'another try is not offered');
  await off.popup.close();
  await setPolicies(launched.browser, {
    ExtensionSettings: { '*': { runtime_blocked_hosts: ['*://127.0.0.1'] } },
  });
  const host = await scanInVain(member, page);
  assert.match(host.said, /このサイトでは、管理者の設定/u);
  await seen(
    await opened(launched, 'add/add.html', () => host.popup.click('#failed-other')),
    'form',
  );
});

test('the web store is captured like any page, because the browser allows it', async (context) => {
  const server = await servePage([otpauth()]);
  context.after(() => server.close());
  // The browser treats this address as the web store.
  const { member, page } = await begin(context, [`--apps-gallery-url=${server.url}`]);
  await page.goto(server.url);
  const popup = await member.openPopup(page);
  const refusal = await popup.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return chrome.tabs
      .setZoom(tab?.id ?? 0, 1)
      .catch((/** @type {Error} */ error) => error.message);
  });
  assert.match(String(refusal), /gallery/u, 'the page counts as the store');
  assert.match(await member.scanWhole(popup), /ACME/u);
});

test('captures that follow each other too fast are retried silently', async (context) => {
  const { member, page } = await begin(context);
  const popup = await member.openPopup(page);
  // Puppeteer's `evaluate` would count as user activation.
  const session = await popup.createCDPSession();
  const { result } = await session.send('Runtime.evaluate', {
    expression: `(${captureThrice})()`,
    awaitPromise: true,
    returnByValue: true,
  });
  const taken = /** @type {Awaited<ReturnType<typeof captureThrice>>} */ (result.value);
  assert.match(taken.refused.join(), /MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND/u);
  assert.deepEqual(taken.kinds, Array(3).fill('data:image/png;'));
});
