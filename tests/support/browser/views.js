// Waits for the views of the extension's pages, and reads their text.

/** @import {Page} from 'puppeteer-core' */

/** Matches while a form ignores presses, because its content has only just appeared. */
const EARLY = '[data-early], :has([data-early])';

/**
 * Waits until a page of the extension shows the view, and takes presses.
 * @param {Page} page
 * @param {string} view
 */
export async function seen(page, view) {
  await page.waitForSelector(`[data-view="${view}"]:not([hidden], ${EARLY})`);
}

/** Waits until no form of the page ignores presses. @param {Page} page */
export async function takesPresses(page) {
  await page.waitForSelector(`body:not(${EARLY})`);
}

/** Waits until a page of the extension shows a view. @param {Page} page */
export async function anyView(page) {
  await page.waitForSelector('[data-view]:not([hidden])');
}

/**
 * The text of an element, with runs of white space as one space.
 * @param {Page} page
 * @param {string} selector
 */
export async function text(page, selector) {
  const raw = await page.$eval(selector, (element) =>
    element instanceof HTMLElement ? element.innerText : '',
  );
  return raw.replace(/\s+/gu, ' ').trim();
}
