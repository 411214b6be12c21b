// Finds the QR code on a page.

import { PNG } from 'pngjs';

/** @import {Page} from 'puppeteer-core' */
/** @import {Area} from '../member/frozen-capture.js' */

/** The margin around the QR code when a region is dragged, in the capture's pixels. */
const MARGIN = 8;
/** The width of the PDF viewer's column of thumbnails, in CSS pixels. */
const VIEWER_COLUMN = 302;
const PATIENCE_MS = 20_000;

/**
 * The position of an element, in any frame.
 * @param {string} selector
 * @returns {(page: Page) => Promise<Area>}
 */
export const element = (selector) => async (page) => {
  for (const frame of page.frames()) {
    const box = await (await frame.$(selector))?.boundingBox();
    if (!box) continue;
    const ratio = await page.evaluate(() => devicePixelRatio);
    const [x, y, width, height] = [
      box.x * ratio,
      box.y * ratio,
      box.width * ratio,
      box.height * ratio,
    ];
    return around({ x, y, width, height });
  }
  throw new Error(`no ${selector} on the page`);
};

/**
 * The position of black pixels in the PDF viewer, which has no elements to ask. Two screenshots
 * must agree, because the
 * viewer draws with a delay.
 * @param {Page} page
 * @returns {Promise<Area>}
 */
export async function black(page) {
  const until = Date.now() + PATIENCE_MS;
  let last = null;
  while (Date.now() < until) {
    const area = blackOn(Buffer.from(await page.screenshot()));
    if (area !== null && JSON.stringify(area) === JSON.stringify(last)) return around(area);
    last = area;
  }
  throw new Error('the viewer shows no code');
}

/**
 * @param {Buffer} png
 * @returns {Area | null}
 */
function blackOn(png) {
  const { width, height, data } = PNG.sync.read(png);
  const lines = [...Array(height).keys()];
  // Darker than the viewer's grey.
  const isBlack = (/** @type {number} */ x, /** @type {number} */ y) =>
    (data[(y * width + x) * 4] ?? 255) < 16;
  const columns = [...Array(width).keys()]
    .slice(VIEWER_COLUMN)
    .filter((x) => lines.some((y) => isBlack(x, y)));
  const rows = lines.filter((y) => columns.some((x) => isBlack(x, y)));
  const [left, right, top, bottom] = [columns[0], columns.at(-1), rows[0], rows.at(-1)];
  if (left === undefined || right === undefined || top === undefined || bottom === undefined)
    return null;
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** @param {Area} area */
function around({ x, y, width, height }) {
  return { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}
