// The signed package, installed and updated by an administrator's policy.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ID,
  forcing,
  installed,
  managedBrowser,
  updateServer,
  withTwin,
} from '../support/browser/forced.js';
import { unlessGone } from '../support/browser/new-page.js';
import { noPolicyFiles } from '../support/browser/policy-files.js';
import { until } from '../support/browser/until.js';
import { Member } from '../support/member/member.js';
import { names } from '../support/member/new-vault.js';
import { otpauth, servePage } from '../support/web/codes-page.js';

/** @import {TestContext} from 'node:test' */
/** @import {Browser} from 'puppeteer-core' */

const skip = noPolicyFiles();

/**
 * A browser with the package, in front of a page with a QR code.
 * @param {TestContext} context
 * @param {object} [others] the entry for all other extensions
 */
async function forced(context, others) {
  const server = await updateServer(context);
  server.publish('1.0.0');
  const { browser, profile } = await managedBrowser(context, forcing(server.updates, {}, others));
  const extension = await installed(browser);
  const site = await servePage([otpauth()]);
  context.after(() => site.close());
  const [page = await browser.newPage()] = await browser.pages();
  await page.goto(site.url);
  return { server, browser, page, member: new Member({ browser, profile, extension }) };
}

/**
 * How the browser's page of extensions has it; `undefined` if it does not.
 * @param {Browser} browser
 */
async function listed(browser) {
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  const all = await page.evaluate(async () => {
    const { getExtensionsInfo } = /** @type {Listing} */ (/** @type {unknown} */ (globalThis))
      .chrome.developerPrivate;
    return getExtensionsInfo({});
  });
  await page.close();
  return all.find(({ id }) => id === ID);
}

/**
 * @typedef {object} Listed
 * @property {string} id
 * @property {string} version
 * @property {boolean} mustRemainInstalled
 * @property {{simplePermissions: {message: string}[]}} permissions those with a warning
 *
 * @typedef {{getExtensionsInfo: (none: {}) => Promise<Listed[]>}} DeveloperPrivate
 * @typedef {{chrome: {developerPrivate: DeveloperPrivate}}} Listing
 */

test('it is installed, pinned, and adds an account from its button', { skip }, async (context) => {
  const { server, page, member, browser } = await forced(context);
  assert.deepEqual(server.requested, ['/update.xml', '/warifu.crx']);
  const popup = await member.openPopup(page);
  const { isOnToolbar } = await popup.evaluate(() => chrome.action.getUserSettings());
  assert.equal(isOnToolbar, true);
  await member.beginByScan(popup);
  await member.copyCode(popup);
  const { mustRemainInstalled, permissions } = (await listed(browser)) ?? {};
  assert.equal(mustRemainInstalled, true);
  assert.deepEqual(permissions?.simplePermissions, [], 'no permission has a warning');
});

test('an update from the server keeps the vault', { skip }, async (context) => {
  const { server, browser, page, member } = await forced(context);
  await member.beginByScan(await member.openPopup(page));
  server.publish('2.0.0');
  const asking = await browser.newPage();
  await asking.goto(`chrome-extension://${ID}/help/help.html`);
  const available = await asking.evaluate(async () => {
    /** @type {Promise<string>} */
    const downloaded = new Promise((resolve) => {
      chrome.runtime.onUpdateAvailable.addListener(({ version }) => resolve(version));
    });
    await chrome.runtime.requestUpdateCheck();
    return downloaded;
  });
  assert.equal(available, '2.0.0');
  // The browser would install it once the extension is at rest.
  await asking.evaluate(() => chrome.runtime.reload()).catch(unlessGone);
  await until(async () => (await listed(browser))?.version === '2.0.0');
  // The key was in the memory of the version before.
  const popup = await member.openPopup(page);
  await member.unlock(popup);
  assert.deepEqual(await names(popup), ['ACME\nalice']);
});

test('it may be installed where all others are blocked', { skip }, async (context) => {
  const others = { installation_mode: 'blocked', blocked_permissions: ['storage'] };
  const { page, member } = await forced(context, others);
  // Its own entry also lifts the other restrictions of `*`.
  await member.beginByScan(await member.openPopup(page));
});

test('with a required permission blocked it is not installed', { skip }, async (context) => {
  const server = await updateServer(context);
  server.publish('1.0.0');
  const blocking = forcing(server.updates, { blocked_permissions: ['storage'] });
  const twin = await withTwin(context, blocking);
  const { browser } = await managedBrowser(context, twin.policies);
  await installed(browser, twin.id);
  assert.deepEqual(server.requested, ['/update.xml', '/warifu.crx']);
  assert.equal(await listed(browser), undefined);
});
