// What a page of ours shows.

/** @import {Page} from 'puppeteer-core' */

/**
 * Waits until a page of ours shows that view.
 * @param {Page} page
 * @param {string} view
 */
export async function seen(page, view) {
  await page.waitForSelector(`[data-view="${view}"]:not([hidden])`);
}

/** Waits until one of ours shows anything. @param {Page} page */
export async function anyView(page) {
  await page.waitForSelector('[data-view]:not([hidden])');
}

/**
 * The text of an element, white space folded.
 * @param {Page} page
 * @param {string} selector
 */
export async function text(page, selector) {
  const raw = await page.$eval(selector, (element) =>
    element instanceof HTMLElement ? element.innerText : '',
  );
  return raw.replace(/\s+/gu, ' ').trim();
}
