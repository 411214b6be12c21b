// A page of the extension that an action opens.

import { ProtocolError } from 'puppeteer-core';

/** @import {Page} from 'puppeteer-core' */
/** @import {Launched} from './launch.js' */

/**
 * @param {Launched} launched
 * @param {string} path
 * @param {() => Promise<void>} act
 * @returns {Promise<Page>}
 */
export async function opened({ browser }, path, act) {
  const before = new Set(browser.targets());
  const [target] = await Promise.all([
    browser.waitForTarget((one) => !before.has(one) && one.url().includes(path)),
    act().catch(unlessGone),
  ]);
  return target.asPage();
}

/**
 * Ignores that a popup has closed: opening another page closes it, perhaps before the press that
 * did so has returned.
 * @param {unknown} error
 */
export function unlessGone(error) {
  if (!(error instanceof ProtocolError && error.message.endsWith('Target closed'))) throw error;
}
