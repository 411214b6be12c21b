// Compares the clock with the server of the page: right, ahead, behind or unknown.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { Member } from '../support/member/member.js';
import { opened } from '../support/browser/new-page.js';
import { untilIn } from '../support/browser/until.js';
import { serveSite } from '../support/web/site.js';
import { seen, text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {ServerResponse} from 'node:http' */
/** @import {Page} from 'puppeteer-core' */

/**
 * Opens the settings from the popup over a page.
 * @param {TestContext} context
 */
async function before(context) {
  const launched = await freshBrowser(context, 'chrome');
  const page = await launched.browser.newPage();
  const member = new Member(launched);
  const first = await member.openPopup(page);
  await member.choosePassword(first);
  await first.close();
  /** @param {string} url @returns {Promise<Page>} */
  const settingsFrom = async (url) => {
    await page.goto(url);
    const popup = await member.openPopup(page);
    await seen(popup, 'list');
    const settings = await opened(launched, 'settings/settings.html', () =>
      popup.click('#settings'),
    );
    await seen(settings, 'settings');
    return settings;
  };
  return { launched, settingsFrom };
}

/** Presses the button, and reads what is told. @param {Page} settings */
async function check(settings) {
  await settings.click('#check-clock');
  await untilIn(
    settings,
    () =>
      document.querySelector('#check-clock')?.getAttribute('aria-busy') === null &&
      document.querySelector('#clock-result')?.textContent !== '',
  );
  return text(settings, '#clock-result');
}

/** An answer whose server is ahead of this PC by so much. @param {number} seconds */
const ahead = (seconds) => (/** @type {ServerResponse} */ response) =>
  response.setHeader('Date', new Date(Date.now() + seconds * 1_000).toUTCString());

test('a clock that is right, ahead or behind is described, with the remedy', async (context) => {
  const { settingsFrom } = await before(context);
  /** @type {string[]} */
  const asked = [];
  let offset = 0;
  const site = await serveSite(context, { '/login': 'ログイン' }, (response, path) => {
    asked.push(path);
    // Any answer has the time.
    if (path === '/favicon.ico') response.statusCode = 503;
    ahead(offset)(response);
  });
  const settings = await settingsFrom(`${site.url}login?once=1`);
  asked.length = 0;
  assert.match(
    await check(settings),
    /時計は合っています（127\.0\.0\.1 の時計と比べて、±1秒以内）/u,
  );
  assert.deepEqual(asked, ['/favicon.ico']);
  offset = 200;
  assert.match(await check(settings), /時計が3 分 (?:19|20|21) 秒遅れています.*今すぐ同期/u);
  offset = -40;
  assert.match(await check(settings), /時計が(?:39|40|41) 秒進んでいます.*今すぐ同期/u);
  offset = -7;
  assert.match(await check(settings), /時計が[678] 秒進んでいます.*たいていは使えます/u);
  offset = 32_400;
  assert.match(await check(settings), /時計が9 時間遅れています.*タイムゾーン/u);
  assert.equal(
    await settings.evaluate(() => chrome.permissions.contains({ permissions: ['scripting'] })),
    false,
  );
});

test('a server without a time, a server without an answer, and a page without a server', async (context) => {
  const { launched, settingsFrom } = await before(context);
  /** @type {'silent' | 'gone'} */
  let kind = 'silent';
  const site = await serveSite(context, { '/': 'なにか' }, (response) => {
    if (kind === 'silent') response.sendDate = false;
    else response.destroy();
  });
  const settings = await settingsFrom(site.url);
  assert.match(await check(settings), /127\.0\.0\.1 のサーバーは時刻を知らせない/u);
  kind = 'gone';
  assert.match(await check(settings), /127\.0\.0\.1 のサーバーから返事がなかった/u);
  await settings.close();
  assert.match(await check(await settingsFrom('chrome://version')), /比べるページがありません/u);
  const alone = await launched.browser.newPage();
  await alone.goto(`chrome-extension://${launched.extension.id}/settings/settings.html`);
  await seen(alone, 'settings');
  assert.match(await check(alone), /比べるページがありません/u);
});

test('no other server is asked, even if the page’s server redirects to one', async (context) => {
  const { settingsFrom } = await before(context);
  /** @type {string[]} */
  const hosts = [];
  let isOver = false;
  const site = await serveSite(context, { '/': 'なにか' }, (response, path) => {
    hosts.push(`${response.req.headers.host} ${path}`);
    if (!isOver) return;
    response.statusCode = 302;
    response.setHeader('Location', `${site.other}elsewhere`);
  });
  const settings = await settingsFrom(site.url);
  isOver = true;
  hosts.length = 0;
  assert.match(await check(settings), /返事がなかった/u);
  const own = new URL(site.url).host;
  assert.deepEqual(hosts, [`${own} /favicon.ico`, `${own} /`]);
});
