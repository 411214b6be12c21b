// A browser whose vault was lost: the traces that remain, and the block about it on pages in tabs.

import { text } from '../browser/views.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Launched} from '../browser/launch.js' */

/** Waits for the block, as a selector. */
export const ASKED = '#restore-first:not([hidden])';
/** Matches while the page asks nothing, or no longer. */
export const NOT_ASKED = '#restore-first[hidden]';

/**
 * Leaves the note of a vault before the first use, as if the browser's storage was emptied.
 * @param {Launched} launched
 */
export async function leaveNote({ browser, extension }) {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extension.id}/help/help.html`);
  await page.evaluate(() => localStorage.setItem('warifu-had-vault', 'yes'));
  await page.close();
}

/**
 * Opens a page of the extension that asks what to do.
 * @param {Launched} launched
 * @param {string} path
 * @returns {Promise<Page>}
 */
export async function openAsking({ browser, extension }, path) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 900 });
  await page.goto(`chrome-extension://${extension.id}/${path}`);
  await page.waitForSelector(ASKED);
  return page;
}

/** Why the page asks. @param {Page} page */
export function whyAsked(page) {
  return text(page, '#restore-first > h2 + p');
}

/** The id of the element with the focus. @param {Page} page */
export function focused(page) {
  return page.evaluate(() => document.activeElement?.id ?? '');
}

/** Whether the page shows a field for a new password. @param {Page} page */
export function asksForPassword(page) {
  return page.$$eval('[name$=password]', (fields) => fields.some((one) => one.checkVisibility()));
}

/** Presses 「新しくはじめる」. @param {Page} page */
export async function beginAnew(page) {
  await page.click('#restore-first-anew');
  await page.waitForSelector(NOT_ASKED);
}

/**
 * Types a new master password into the form that is shown.
 * @param {Page} page
 * @param {string} password
 */
export async function typeNewPassword(page, password) {
  for (const field of ['#password', '#repeat']) await page.type(field, password);
}
