// The page that writes entries for other programs, as the user operates it.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MASTER_PASSWORD } from './member.js';
import { seen } from '../browser/views.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Launched} from '../browser/launch.js' */

export const FILE_PASSWORD = 'うみ やま そら かわ 2026';

/** @param {Launched} launched */
export async function openExportPage({ browser, extension }) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 900 });
  await page.goto(`chrome-extension://${extension.id}/export/export.html`);
  await seen(page, 'choose');
  return page;
}

/**
 * Chooses a form, and types what it needs.
 * @param {Page} page
 * @param {string} form
 * @param {object} [typed]
 * @param {string} [typed.password] the master password
 * @param {string} [typed.repeat] the second field of the file's password
 */
export async function fillIn(page, form, { password = MASTER_PASSWORD, repeat } = {}) {
  await page.$eval('#targets details', (one) => one.toggleAttribute('open', true));
  await page.click(`#target-${form}`);
  if (form.endsWith('_sealed')) {
    await page.type('#file-password', FILE_PASSWORD);
    await page.type('#file-repeat', repeat ?? FILE_PASSWORD);
  }
  await page.type('#proof-password', password);
}

/** @param {Page} page */
export async function submit(page) {
  await page.click('#export [type=submit]');
}

/**
 * Lets the page save files there.
 * @param {Page} page
 * @param {string} folder an empty one
 * @returns {Promise<() => Promise<{name: string, content: Buffer}>>} waits for the next file
 */
export async function catchFiles(page, folder) {
  const session = await page.createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
    eventsEnabled: true,
  });
  /** @type {(() => void)[]} */
  const waiting = [];
  let ended = 0;
  session.on('Browser.downloadProgress', ({ state }) => {
    if (state !== 'completed') return;
    ended += 1;
    waiting.shift()?.();
  });
  let taken = 0;
  return async () => {
    taken += 1;
    if (ended < taken) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
    const [name = ''] = readdirSync(folder);
    return { name, content: readFileSync(join(folder, name)) };
  };
}
