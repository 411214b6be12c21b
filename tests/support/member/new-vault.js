// Starts with a fresh vault: in front of a page with QR codes, in the add page, or with a camera.

import { after } from 'node:test';
import { freshBrowser } from '../browser/fresh-browser.js';
import { FakeCamera } from '../camera/fake-camera.js';
import { openKeptVault } from './kept-vault.js';
import { Member } from './member.js';
import { otpauth, servePage } from '../web/codes-page.js';
import { seen } from '../browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */
/** @import {Options} from '../browser/fresh-browser.js' */

/** One for all tests, because the browser's switches name its file. */
const camera = new FakeCamera();
after(() => camera.remove());

/**
 * Starts before the first use, in front of a page with QR codes of these texts.
 * @param {TestContext} context
 * @param {readonly string[]} texts
 * @param {Options} [options]
 */
export async function newcomer(context, texts, options) {
  const server = await servePage(texts);
  context.after(() => server.close());
  const launched = await freshBrowser(context, 'chrome', options);
  const [page = await launched.browser.newPage()] = await launched.browser.pages();
  await page.setViewport({ width: 1200, height: 840 });
  await page.goto(server.url);
  const member = new Member(launched);
  return { launched, member, page, url: server.url, open: () => member.openPopup(page) };
}

/**
 * The same with a fresh vault.
 * @param {TestContext} context
 * @param {readonly string[]} texts
 * @param {Options} [options]
 */
export async function beforePage(context, texts, options) {
  const { open, ...begun } = await newcomer(context, texts, options);
  const popup = await open();
  await begin(begun.member, popup);
  return { ...begun, popup };
}

/**
 * The same with an entry in the vault.
 * @param {TestContext} context
 * @param {Options} [options]
 */
export async function withOneEntry(context, options) {
  const { launched, member, page, open: openPopup } = await newcomer(context, [otpauth()], options);
  const popup = await openPopup();
  const make = async () => {
    await member.choosePassword(popup);
    await member.scanWhole(popup);
    await popup.click('[data-view="added"] [data-back]');
  };
  // Where the profile is read, the password must have been typed.
  if (options?.isShared === false) await make();
  else await openKeptVault(popup, 'an entry', make);
  await seen(popup, 'list');
  /**
   * Opens one of the extension's pages in a tab of its own.
   * @param {string} path
   * @param {string} view
   */
  const open = async (path, view) => {
    const tab = await launched.browser.newPage();
    await tab.setViewport({ width: 1000, height: 900 });
    await tab.goto(`chrome-extension://${launched.extension.id}/${path}`);
    await seen(tab, view);
    return tab;
  };
  return { launched, member, page, popup, open };
}

/**
 * Opens the add page with a fresh vault.
 * @param {TestContext} context
 * @param {Options} [options]
 */
export async function openForm(context, options) {
  const launched = await freshBrowser(context, 'chrome', { modules: true, ...options });
  const [page = await launched.browser.newPage()] = await launched.browser.pages();
  const member = new Member(launched);
  const popup = await member.openPopup(page);
  await begin(member, popup);
  return { launched, member, page, form: await member.openForm(popup) };
}

/**
 * In a browser with a camera that plays drawn frames.
 * @param {TestContext} context
 */
export async function withCamera(context) {
  const launched = await freshBrowser(context, 'chrome', { args: camera.args });
  context.after(() => camera.stop());
  const member = new Member(launched);
  const [page = await launched.browser.newPage()] = await launched.browser.pages();
  await begin(member, await member.openPopup(page));
  return { camera, launched, member, page };
}

/**
 * In the popup before the first use.
 * @param {Member} member
 * @param {Page} popup
 */
async function begin(member, popup) {
  await openKeptVault(popup, 'nothing', () => member.choosePassword(popup));
  await seen(popup, 'list');
}

/**
 * The names in the list of codes.
 * @param {Page} page
 */
export function names(page) {
  return page.$$eval('#entries .names', (rows) =>
    rows.map((row) => (row instanceof HTMLElement ? row.innerText : '')),
  );
}
