// Tabs that the browser does not let anybody capture: each says why, and where to go on.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { otpauth, servePage } from '../support/web/codes-page.js';
import { setPolicies } from '../support/browser/policies.js';
import { opened } from '../support/browser/new-page.js';
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
 * What the popup says after 「二次元コードをスキャン」, and the buttons below it.
 * @param {Member} member
 * @param {Page} page
 * @param {() => Promise<unknown>} [meanwhile] what happens between the toolbar button and this one
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
 * Three captures at once, and what the browser refused of them. Runs in the popup, when no press of a person's is left: those are
 * not counted.
 */
async function captureThrice() {
  const load = (/** @type {string} */ path) => import(path);
  const { capture } = await load('/capture/capture.js');
  const refused = /** @type {string[]} */ ([]);
  while (navigator.userActivation.isActive) await new Promise((resolve) => setTimeout(resolve, 50));
  const captureTab = chrome.tabs.captureVisibleTab.bind(chrome.tabs);
  // Watches the browser's own answers; nothing is replaced.
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

test('an empty tab, the source of a page and a page made by a page have words of their own', async (context) => {
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
  // The failure is told before its page stands there.
  await page.waitForFunction(() => location.protocol === 'chrome-error:');
  const scan = await member.scanToRegion(await member.openPopup(page));
  assert.match(await text(scan, '#reason'), NONE_SEEN);
});

test('another page than the one that the button was pressed for, one that still loads and one that crashed say what to wait for', async (context) => {
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

test("an administrator's policies have words of their own, and the way by file and key stays open", async (context) => {
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

test("the web store, where today's browser allows it after the button was pressed, is captured like any page", async (context) => {
  const server = await servePage([otpauth()]);
  context.after(() => server.close());
  // The browser takes this page for the store's own.
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

test('captures that follow too fast are taken a moment later without a word', async (context) => {
  const { member, page } = await begin(context);
  const popup = await member.openPopup(page);
  // Puppeteer's own `evaluate` would be a person's press.
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
