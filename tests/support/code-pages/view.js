// Opens a page with a given window size, screen scale and browser zoom.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { untilIn } from '../browser/until.js';

/** @import {Launched} from '../browser/launch.js' */
/** @import {Sheet} from './sheets.js' */

/**
 * @typedef {object} View
 * @property {number} [width] of the window, in CSS pixels at a zoom of 1
 * @property {number} [height]
 * @property {number} [scale] screen pixels per CSS pixel
 * @property {number} [zoom] the browser's
 */

/**
 * Opens an address and waits until the browser shows it at the scale and zoom.
 * @param {Launched} launched
 * @param {string} address
 * @param {View} view
 */
export async function openView(
  { browser },
  address,
  { width = 1200, height = 840, scale = 1, zoom = 1 },
) {
  const page = await browser.newPage();
  await page.setViewport({ width, height, deviceScaleFactor: scale });
  await page.goto(address);
  await page.bringToFront();
  const worker = await (
    await browser.waitForTarget((target) => target.type() === 'service_worker')
  ).worker();
  if (worker === null) throw new Error('the extension has no worker');
  // Only the extension's interface can set the zoom of the browser's menu.
  await worker.evaluate(async (factor) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    if (tab?.id === undefined) throw new Error('no tab is in front');
    await chrome.tabs.setZoom(tab.id, factor);
  }, zoom);
  await untilIn(page, (ratio) => Math.abs(devicePixelRatio - ratio) < 0.01, scale * zoom);
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  return page;
}

/**
 * Writes a sheet to a temporary file.
 * @param {Sheet} sheet
 * @returns {{address: string, remove: () => void}}
 */
export function keepFile({ body }) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-page-'));
  const file = join(folder, '二次元コード.html');
  writeFileSync(file, body);
  return { address: pathToFileURL(file).href, remove: () => rmSync(folder, { recursive: true }) };
}
