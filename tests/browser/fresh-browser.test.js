// The tests of a file share a browser. Each test finds it in its first state.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goInside, makeVault } from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { setPolicies } from '../support/browser/policies.js';
import { clipboardOf } from '../support/member/filled-vault.js';
import { serveSite } from '../support/web/site.js';

/** @import {Launched} from '../support/browser/launch.js' */

/** @returns {Promise<{launched: Launched, giveBack: () => unknown}>} */
async function borrow() {
  /** @type {(() => unknown)[]} */
  const ends = [];
  const launched = await freshBrowser(
    { after: (end) => void ends.push(/** @type {() => unknown} */ (end)) },
    'chrome',
    { modules: true },
  );
  return { launched, giveBack: () => Promise.all(ends.map((end) => end())) };
}

/**
 * What pages of the extension and of the web can see of earlier tests.
 * @param {Launched} launched
 * @param {string} site
 */
async function stateOf({ browser, extension }, site) {
  const tabs = (await browser.pages()).map((page) => page.url());
  const page = await browser.newPage();
  await page.goto(site);
  const web = await page.evaluate(() => document.cookie);
  const clipboard = await clipboardOf(page);
  await page.goto(`chrome-extension://${extension.id}/help/help.html`);
  const inside = await page.evaluate(async () => ({
    disk: await chrome.storage.local.get(),
    memory: await chrome.storage.session.get(),
    alarms: (await chrome.alarms.getAll()).map(({ name }) => name),
    permissions: (await chrome.permissions.getAll()).permissions?.toSorted(),
    badge: await chrome.action.getBadgeText({}),
    windows: (await chrome.windows.getAll()).length,
    note: { ...localStorage },
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
  }));
  await page.close();
  return { tabs, web, clipboard, ...inside };
}

/**
 * Changes all of that.
 * @param {Launched} launched
 * @param {string} site
 */
async function leaveTraces(launched, site) {
  const { browser } = launched;
  const page = await browser.newPage();
  await page.goto(site);
  await page.evaluate(() => {
    document.cookie = 'left=behind';
  });
  const inside = await goInside(launched);
  await makeVault(inside);
  await setPolicies(browser, { DisableScreenshots: true });
  await inside.page.bringToFront();
  await inside.page.evaluate(changeExtension);
}

/** Runs in a page of the extension, which has the focus. */
async function changeExtension() {
  await navigator.clipboard.writeText('left behind');
  await chrome.permissions.request({ permissions: ['contextMenus'] });
  await chrome.action.setBadgeText({ text: '!' });
  localStorage.setItem('left', 'behind');
  await caches.open('left-behind');
  await new Promise((resolve) => {
    indexedDB.open('left-behind').onsuccess = resolve;
  });
  await chrome.windows.create({ url: 'settings/settings.html' });
}

test('a browser that was given back is in its first state', async (context) => {
  const { url } = await serveSite(context, { '/': '<h1>Page</h1>' });
  const first = await borrow();
  const untouched = await stateOf(first.launched, url);
  await leaveTraces(first.launched, url);
  const left = await stateOf(first.launched, url);
  for (const [name, value] of Object.entries(left))
    assert.notDeepEqual(value, untouched[/** @type {keyof typeof left} */ (name)], name);
  await first.giveBack();

  const second = await borrow();
  assert.equal(second.launched.browser, first.launched.browser, 'it is shared');
  assert.deepEqual(await stateOf(second.launched, url), untouched);
  await second.giveBack();
});

test('two tests at once have a browser each', async () => {
  const [one, other] = await Promise.all([borrow(), borrow()]);
  assert.notEqual(one.launched.browser, other.launched.browser);
  await Promise.all([one.giveBack(), other.giveBack()]);
});
