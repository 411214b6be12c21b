// Saves and opens backups as the user does.

import { readdirSync } from 'node:fs';
import { untilIn } from '../browser/until.js';

/** @import {ElementHandle, Page} from 'puppeteer-core' */

/**
 * Saves a backup, and waits until the page has noted it: the file is there a moment earlier.
 * @param {Page} backup the page
 * @param {string} folder an empty one, for the file
 * @param {string} [button] a selector
 * @returns {Promise<string>} the file's name
 */
export async function saveBackup(backup, folder, button = '#save') {
  const session = await backup.createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
    eventsEnabled: true,
  });
  const done = new Promise((resolve) =>
    session.on('Browser.downloadProgress', ({ state }) => state === 'completed' && resolve(state)),
  );
  const begun = Date.now();
  await backup.click(button);
  await done;
  await untilIn(backup, isNoted, begun);
  return readdirSync(folder)[0] ?? '';
}

/** Runs in the page. @param {number} since milliseconds since 1970 */
async function isNoted(since) {
  const all = Object.entries(await chrome.storage.local.get(null));
  return all.some(
    ([name, copies]) => name.startsWith('copies-') && Object(copies)['saved'] >= since,
  );
}

/**
 * @param {Page} page
 * @param {string} file
 * @param {string} password
 */
export async function openBackup(page, file, password) {
  const input = await page.$('#file');
  await /** @type {ElementHandle<HTMLInputElement>} */ (input).uploadFile(file);
  await page.type('#restore #password', password);
  await page.click('#restore [type=submit]');
}
