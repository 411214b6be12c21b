// Starts with a fresh vault, in front of a page with QR codes.

import { launch } from '../browser/launch.js';
import { Member } from './member.js';
import { otpauth, servePage } from '../web/codes-page.js';
import { seen } from '../browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */

/**
 * Starts before the first use, in front of a page with QR codes of these texts.
 * @param {TestContext} context
 * @param {readonly string[]} texts
 * @param {Parameters<typeof launch>[1]} [options]
 */
export async function newcomer(context, texts, options) {
  const server = await servePage(texts);
  context.after(() => server.close());
  const launched = await launch('chrome', options);
  context.after(() => launched.close());
  const page = await launched.browser.newPage();
  await page.setViewport({ width: 1200, height: 840 });
  await page.goto(server.url);
  const member = new Member(launched);
  return { launched, member, page, url: server.url, open: () => member.openPopup(page) };
}

/**
 * The same with a fresh vault.
 * @param {TestContext} context
 * @param {readonly string[]} texts
 * @param {Parameters<typeof launch>[1]} [options]
 */
export async function beforePage(context, texts, options) {
  const { open, ...begun } = await newcomer(context, texts, options);
  const popup = await open();
  await begun.member.choosePassword(popup);
  return { ...begun, popup };
}

/**
 * The same with an entry in the vault.
 * @param {TestContext} context
 * @param {Parameters<typeof launch>[1]} [options]
 */
export async function withOneEntry(context, options) {
  const { launched, member, page, popup } = await beforePage(context, [otpauth()], options);
  await member.scanWhole(popup);
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
 * Replaces the text of a field.
 * @param {Page} page
 * @param {string} selector
 * @param {string} text
 */
export async function retype(page, selector, text) {
  await page.$eval(selector, (input) => input instanceof HTMLInputElement && input.select());
  await page.type(selector, text);
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
