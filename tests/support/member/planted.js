// Texts that are planted on a page, and must be gone after the lock.

import assert from 'node:assert/strict';
import { untilIn } from '../browser/until.js';

/** @import {Page} from 'puppeteer-core' */

/** Typed or found on each page; names of accounts contain one of them. */
export const PLANTED = 'Uekomi';
/** The names in the vault are planted by themselves. */
export const IN_VAULT = ['ACME', 'alice'];

/**
 * Locks as the alarm does. It takes the lock of the session, or a page that is used just now would
 * bring the session back.
 * @param {Page} page any page of the extension
 */
export const lockNow = (page) =>
  page.evaluate(() =>
    navigator.locks.request('warifu-session', () => chrome.storage.session.remove('session')),
  );

/**
 * Locks as soon as the page has such an element. It may be there for a moment only, which a test
 * that asks from outside could miss.
 * @param {Page} page
 * @param {string} selector
 * @param {() => Promise<void>} act what brings the element about
 */
export async function lockOnceThere(page, selector, act) {
  await page.evaluate((one) => {
    const isThere = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector(one) === null) return;
        observer.disconnect();
        resolve(undefined);
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true });
    });
    const locked = isThere.then(() =>
      navigator.locks.request('warifu-session', () => chrome.storage.session.remove('session')),
    );
    Object.assign(window, { locked });
  }, selector);
  await act();
  await page.evaluate(() => /** @type {Window & {locked?: Promise<void>}} */ (window).locked);
}

/**
 * The planted texts that a page holds in its document or its fields.
 * @param {Page} page
 */
export function plantedIn(page) {
  return page.evaluate(
    (texts) => {
      const fields = [...document.querySelectorAll('input, textarea, select')].map(
        (field) => /** @type {HTMLInputElement} */ (field).value,
      );
      const markup = new XMLSerializer().serializeToString(document);
      const all = [markup, ...fields].join('\n');
      return texts.filter((one) => all.includes(one));
    },
    [PLANTED, ...IN_VAULT],
  );
}

/**
 * Asserts that the page holds all of the texts, locks, and asserts that it holds none.
 * @param {Page} page
 * @param {string[]} texts
 */
export async function assertClearedByLock(page, texts) {
  await page.bringToFront();
  assert.deepEqual(await plantedIn(page), texts, 'before the lock');
  await lockNow(page);
  await untilIn(page, async () => {
    const { session } = await chrome.storage.session.get('session');
    return session === undefined && document.querySelector('button[aria-pressed="true"]') === null;
  });
  assert.deepEqual(await plantedIn(page), [], 'after the lock');
}

/**
 * Types into fields, and shows the passwords among them.
 * @param {Page} page
 * @param {...string} selectors
 */
export async function plant(page, ...selectors) {
  for (const selector of selectors) {
    await page.type(selector, `${PLANTED} ${selector}`);
    const show = await page.$(`.input-row:has(${selector}) button`);
    await show?.click();
  }
}
