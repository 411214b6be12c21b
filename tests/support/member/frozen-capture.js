// The size of the frozen capture, and the position of a part of it.

import { untilIn } from '../browser/until.js';
import { seen } from '../browser/views.js';

/** @import {Page} from 'puppeteer-core' */

/**
 * A part of a capture, in its own pixels.
 * @typedef {{x: number, y: number, width: number, height: number}} Area
 */

/** How many pixels the capture has. @param {Page} page */
export function captureSize(page) {
  return page.$eval('#capture', (image) => {
    if (!(image instanceof HTMLImageElement)) throw new Error('no capture');
    return { width: image.naturalWidth, height: image.naturalHeight };
  });
}

/** Where its corner is in the window. @param {Page} page */
export function captureOrigin(page) {
  return page.$eval('#capture', (image) => {
    const { left, top } = image.getBoundingClientRect();
    return { left, top };
  });
}

/**
 * Scrolls to a part of the capture.
 * @param {Page} page
 * @param {Area} area
 * @returns {Promise<Area>} its position from the capture's corner, in CSS pixels
 */
export function bringIntoView(page, area) {
  return page.$eval(
    '#capture',
    (image, { x, y, width, height }) => {
      if (!(image instanceof HTMLImageElement)) throw new Error('no capture');
      const scale = image.clientWidth / image.naturalWidth;
      image.closest('main')?.scrollTo(x * scale - 40, y * scale - 40);
      return { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
    },
    area,
  );
}

/**
 * Waits until the capture is shown and its tab is in front. A popup that opens earlier would be
 * closed by that.
 * @param {Page} page
 */
export async function inFront(page) {
  await seen(page, 'choose');
  await untilIn(page, async () => (await chrome.tabs.getCurrent())?.active);
}
