// Gives each test a browser in its first state. A start takes two seconds of processor time, so
// the tests of a file share one browser, which is reset between them.

import { after } from 'node:test';
import { folderOf, install, launch, startBrowser } from './launch.js';
import { reset } from './reset.js';

/** @import {TestContext} from 'node:test' */
/** @import {Build, BrowserOptions, ExtensionOptions, Launched, Started} from './launch.js' */

/**
 * @typedef {object} Shared
 * @property {Started} started
 * @property {string} options a running browser cannot change them
 * @property {boolean} isUsed by a test
 */

/**
 * @typedef {object} Sharing
 * @property {boolean} [isShared] `false` for a test that ends the browser or reads its profile
 */

/** @typedef {Omit<BrowserOptions, 'profile'> & ExtensionOptions & Sharing} Options */

/** @type {Set<Shared>} */
const browsers = new Set();

after(() => Promise.all(Array.from(browsers, ({ started }) => started.close())));

/**
 * @param {Pick<TestContext, 'after'>} context the browser is the test's until the end of this
 * @param {Build} build
 * @param {Options} [options]
 * @returns {Promise<Launched>}
 */
export async function freshBrowser(context, build, { isShared = true, ...given } = {}) {
  if (!isShared) {
    const launched = await launch(build, given);
    context.after(() => launched.close());
    return launched;
  }
  const { folder, modules, ...options } = given;
  const shared = await take(options);
  context.after(() => giveBack(shared));
  const { browser, profile } = shared.started;
  return {
    browser,
    profile,
    extension: await install(browser, folderOf(build, { folder, modules })),
  };
}

/**
 * @param {BrowserOptions} given
 * @returns {Promise<Shared>}
 */
async function take(given) {
  const options = JSON.stringify(given);
  for (const shared of browsers) {
    if (shared.isUsed || shared.options !== options) continue;
    shared.isUsed = true;
    return shared;
  }
  const shared = { started: await startBrowser(given), options, isUsed: true };
  browsers.add(shared);
  return shared;
}

/**
 * A browser that cannot be reset is used by no other test.
 * @param {Shared} shared
 */
async function giveBack(shared) {
  try {
    await reset(shared.started.browser);
    shared.isUsed = false;
  } catch (error) {
    browsers.delete(shared);
    await shared.started.close();
    throw error;
  }
}
