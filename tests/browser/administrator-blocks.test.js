// Where an administrator's policy files block something, a text names it and says what remains. The
// signed package is installed by policy, too.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ID, forcing, installed, managedBrowser, updateServer } from '../support/browser/forced.js';
import { opened } from '../support/browser/new-page.js';
import { noPolicyFiles } from '../support/browser/policy-files.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { Member } from '../support/member/member.js';
import { otpauth, servePage } from '../support/web/codes-page.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */

const skip = noPolicyFiles();

/**
 * A member with a vault, in front of a page with a QR code.
 * @param {TestContext} context
 * @param {string} language
 * @param {object} own of the extension's own entry in `ExtensionSettings`
 * @param {Record<string, unknown>} [policies] others
 */
async function begin(context, language, own, policies = {}) {
  const server = await updateServer(context);
  server.publish('1.0.0');
  const all = { ...forcing(server.updates, own), ...policies };
  const { browser, profile } = await managedBrowser(context, all, language);
  const launched = { browser, profile, extension: await installed(browser) };
  const member = new Member(launched);
  const site = await servePage([otpauth()]);
  context.after(() => site.close());
  const [page = await browser.newPage()] = await browser.pages();
  const popup = await member.openPopup(page);
  await member.choosePassword(popup);
  await popup.close();
  await page.goto(site.url);
  const openSettings = async () => {
    const over = await member.openPopup(page);
    const act = () => over.click('#settings');
    const settings = await opened(launched, 'settings/settings.html', act);
    await seen(settings, 'settings');
    return settings;
  };
  return { member, page, openSettings, popup: await member.openPopup(page) };
}

/** Scans in vain, and returns the reason. @param {Page} popup */
async function scanInVain(popup) {
  await popup.click('#scan');
  await seen(popup, 'failed');
  assert.ok(await popup.$eval('#failed-other', (button) => button.checkVisibility()));
  return text(popup, '#failure');
}

/**
 * Turns a setting on in vain, and returns the reason.
 * @param {Page} settings
 * @param {string} control
 */
async function turnOnInVain(settings, control) {
  const error = `.field:has(${control}) .error`;
  if (control === '#clear-seconds') await settings.select(control, '30');
  else await settings.click(control);
  await settings.waitForSelector(`${error}:not(:empty)`);
  return text(settings, error);
}

/** The texts, by the language. */
const TEXTS = {
  ja: {
    capture: /管理者の設定で画面の読み取りが止められ.*画像を保存.*キーを入力/u,
    host: /このサイトでは、管理者の設定.*画像を保存.*キーを入力/u,
    idle: /管理者の設定で止められて.*時間がたつと.*「ロックする」/u,
    menu: /管理者の設定で止められて.*「二次元コードをスキャン」/u,
    fill: /管理者の設定で止められて.*コピーされる.*貼り付けて/u,
    clipboard: /管理者の設定で止められて.*コピーと貼り付けは、これまでどおり/u,
    clock: /管理者の設定で止められて.*見比べて/u,
    clockHost: /このサイトでは、管理者の設定.*ほかのサイト/u,
    fillHost: /このサイトでは、管理者の設定.*コピーしてあります.*貼り付けて/u,
  },
  en: {
    capture: /administrator.*does not allow capturing.*picture.*type the key/u,
    host: /administrator.*on this site.*picture.*type the key/u,
    idle: /administrator.*blocked this.*still locks after.*“Lock”/u,
    menu: /administrator.*blocked this.*“Scan QR code”/u,
    fill: /administrator.*blocked this.*copy it.*paste/u,
    clipboard: /administrator.*blocked this.*Copying and pasting codes works/u,
    clock: /administrator.*blocked the permission.*another clock/u,
    clockHost: /administrator.*on this site.*another site/u,
    fillHost: /administrator.*on this site.*copied.*paste/u,
  },
};

for (const [language, texts] of Object.entries(TEXTS)) {
  test(`no captures and no optional permission: ${language}`, { skip }, async (context) => {
    const blocked_permissions = ['idle', 'contextMenus', 'clipboardRead', 'scripting'];
    const policies = { DisableScreenshots: true };
    const begun = await begin(context, language, { blocked_permissions }, policies);
    assert.match(await scanInVain(begun.popup), texts.capture);
    const settings = await begun.openSettings();
    assert.match(await turnOnInVain(settings, '#lock-idle'), texts.idle);
    assert.match(await turnOnInVain(settings, '#image-menu'), texts.menu);
    assert.match(await turnOnInVain(settings, '#fill'), texts.fill);
    assert.match(await turnOnInVain(settings, '#clear-seconds'), texts.clipboard);
    await settings.click('#check-clock');
    await settings.waitForSelector('#clock-result.error');
    assert.match(await text(settings, '#clock-result'), texts.clock);
  });

  test(`no extensions on a site: ${language}`, { skip }, async (context) => {
    const runtime_blocked_hosts = ['*://127.0.0.1'];
    const begun = await begin(context, language, { runtime_blocked_hosts });
    assert.match(await scanInVain(begun.popup), texts.host);
    const settings = await begun.openSettings();
    await settings.click('#check-clock');
    await settings.waitForSelector('#clock-result.error');
    assert.match(await text(settings, '#clock-result'), texts.clockHost);
    await settings.click('#fill');
    await untilIn(settings, () => chrome.permissions.contains({ permissions: ['scripting'] }));
    await settings.goto(`chrome-extension://${ID}/add/add.html`);
    await seen(settings, 'form');
    await settings.type('#secret', 'JBSWY3DPEHPK3PXP');
    await settings.type('#account', 'taro');
    await begun.member.submit(settings);
    const popup = await begun.member.openPopup(begun.page);
    await seen(popup, 'list');
    await popup.click('#entries .fill');
    await popup.waitForSelector('#entries .used:not([hidden])');
    assert.match(await text(popup, '#entries .used'), texts.fillHost);
  });
}
