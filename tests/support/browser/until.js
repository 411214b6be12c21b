// Waits for what no event tells: the work of the background, and the state of a page.

/** @import {EvaluateFunc, Frame, Page} from 'puppeteer-core' */

/** Longer than the longest period of a code in a test, which is a minute. */
const LIMIT_MS = 70_000;
const POLLING_MS = 50;

/**
 * Asks again until it is so.
 * @param {() => Promise<boolean>} isSo
 * @throws {Error} after `LIMIT_MS`
 */
export async function until(isSo) {
  const end = Date.now() + LIMIT_MS;
  while (!(await isSo())) if (Date.now() > end) throw new Error('it did not come to be so');
}

/**
 * Waits until the condition holds in a page, which may be behind another: the browser draws no
 * frames there, and Puppeteer asks in each frame unless it is told otherwise.
 * @template {unknown[]} Values
 * @param {Pick<Page | Frame, 'waitForFunction'>} page
 * @param {(...values: Values) => unknown} condition
 * @param {Values} values handed to it
 * @throws {Error} after `LIMIT_MS`
 */
export async function untilIn(page, condition, ...values) {
  const asked = /** @type {EvaluateFunc<Values>} */ (condition);
  await page.waitForFunction(asked, { polling: POLLING_MS, timeout: LIMIT_MS }, ...values);
}
