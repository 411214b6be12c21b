// Fields of a page, as the user fills them in.

/** @import {Page} from 'puppeteer-core' */

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
