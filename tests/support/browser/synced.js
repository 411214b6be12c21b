// Two browsers with one account of the browser: the test carries the synced area from one to the
// other, as the account would.

/** @import {Page} from 'puppeteer-core' */

/** @typedef {Record<string, unknown>} Items */

/** The synced area. @param {Page} page one of the extension's @returns {Promise<Items>} */
export function synced(page) {
  return page.evaluate(() => chrome.storage.sync.get(null));
}

/**
 * Brings the synced area of one browser into the state of another one's.
 * @param {Page} from a page of the extension
 * @param {Page} to likewise
 */
export async function carry(from, to) {
  await putSynced(to, await synced(from));
}

/** Runs in the page. @param {Items} items */
async function arrive(items) {
  const here = await chrome.storage.sync.get(null);
  await chrome.storage.sync.set(items);
  await chrome.storage.sync.remove(Object.keys(here).filter((name) => !(name in items)));
}

/**
 * Gives the synced area this content, as the account would.
 * @param {Page} page one of the extension's
 * @param {Items} items
 */
export function putSynced(page, items) {
  return page.evaluate(arrive, items);
}
