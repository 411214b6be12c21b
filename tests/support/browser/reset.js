// Returns a browser to its first state: no extension, no data, one empty tab. The zoom of a site is
// the exception: it stays.

import assert from 'node:assert/strict';
import { clearPolicies } from './policies.js';

/** @import {Browser, CDPSession, Page} from 'puppeteer-core' */

const PATIENCE_MS = 10_000;

/**
 * Fails if anything is left over.
 * @param {Browser} browser
 */
export async function reset(browser) {
  // First, because the browser ends with its last tab.
  const blank = await browser.newPage();
  const devtools = await blank.createCDPSession();
  await clearPolicies(browser);
  await uninstallAll(browser, devtools);
  await closeOthers(browser, devtools);
  await devtools.send('Network.clearBrowserCookies');
  await devtools.send('Network.clearBrowserCache');
  await devtools.send('Browser.resetPermissions');
  await devtools.send('Browser.setDownloadBehavior', { behavior: 'default' });
  await emptyClipboard(blank);
  await devtools.detach();
}

/**
 * An extension's settings, alarms, menus and permissions go with it.
 * @param {Browser} browser
 * @param {CDPSession} devtools
 */
async function uninstallAll(browser, devtools) {
  for (const id of (await browser.extensions()).keys()) {
    await browser.uninstallExtension(id);
    // The browser would remove these later.
    const origin = `chrome-extension://${id}`;
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  }
}

/**
 * Closes all tabs and windows but one tab, and waits until they and all workers have ended.
 * @param {Browser} browser
 * @param {CDPSession} devtools of the tab that stays
 */
async function closeOthers(browser, devtools) {
  for (const context of browser.browserContexts().slice(1)) await context.close();
  const { targetInfo: own } = await devtools.send('Target.getTargetInfo');
  const whole = await browser.target().createCDPSession();
  const others = async () => {
    const { targetInfos } = await whole.send('Target.getTargets');
    return targetInfos.filter(({ targetId }) => targetId !== own.targetId);
  };
  for (const { type, targetId } of await others()) {
    if (type === 'page') await whole.send('Target.closeTarget', { targetId });
  }
  let left = await others();
  for (const end = Date.now() + PATIENCE_MS; left.length > 0 && Date.now() < end;) {
    left = await others();
  }
  assert.deepEqual(left, [], 'pages and workers that are left over');
  await whole.detach();
}

/** @param {Page} page in front */
async function emptyClipboard(page) {
  const isDone = await page.evaluate(() => {
    const empty = (/** @type {ClipboardEvent} */ event) => {
      event.preventDefault();
      event.clipboardData?.setData('text/plain', '');
    };
    document.addEventListener('copy', empty, { once: true });
    return document.execCommand('copy');
  });
  assert.ok(isDone, 'the clipboard is emptied');
}
