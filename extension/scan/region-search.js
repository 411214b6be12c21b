// Searches the region that the user drew. If it is drawn too tight, the capture around it helps.

import { asRefusal } from '../base/refusal.js';
import { readCapture } from '../worker/reader-client.js';
import { areaOf, overlap } from './code-area.js';

/** @import {Area, Code} from '../core/reader.js' */

/** The margin around a region: a part of its longer side, but at least these CSS pixels. */
const MARGIN = { part: 1 / 4, least: 40 };

/**
 * At least this part of a QR code lies in the region, or the user meant another. A region through
 * the middle of a QR code holds half of it.
 */
const LEAST_INSIDE = 0.6;

/**
 * @param {{address: string, size: {width: number, height: number}}} capture
 * @param {Area} area
 * @param {number} scale capture pixels in a CSS pixel
 * @returns {Promise<Code[]>} at least one
 */
export async function readRegion({ address, size }, area, scale) {
  try {
    return (await readCapture(address, 'account', area)).codes;
  } catch (thrown) {
    const { code } = asRefusal(thrown);
    const wider = widened(area, size, scale);
    if (code !== 'qr_not_found' && code !== 'qr_out_of_time') throw thrown;
    const codes = await readAround(address, area, wider).catch(() => []);
    if (codes.length === 0) throw thrown;
    return codes;
  }
}

/**
 * The QR codes that lie mostly in `area`. The first account may be that of a neighbour; then the
 * others are searched for too.
 * @param {string} address
 * @param {Area} area
 * @param {Area} wider
 */
async function readAround(address, area, wider) {
  for (const goal of /** @type {const} */ (['account', 'every'])) {
    const { codes } = await readCapture(address, goal, wider);
    const inside = codes.filter((code) => isMostlyIn(code, area));
    for (const code of codes) if (!inside.includes(code)) code.text.fill(0);
    if (inside.length > 0) return inside;
  }
  return [];
}

/**
 * @param {Pick<Code, 'corners'>} code
 * @param {Area} area
 */
export function isMostlyIn({ corners }, area) {
  return overlap(areaOf(corners), area) >= LEAST_INSIDE;
}

/**
 * The region with a margin, as far as the capture goes.
 * @param {Area} area
 * @param {{width: number, height: number}} size of the capture
 * @param {number} scale capture pixels in a CSS pixel
 * @returns {Area}
 */
export function widened(area, size, scale) {
  const margin = Math.round(
    Math.max(Math.max(area.width, area.height) * MARGIN.part, MARGIN.least * scale),
  );
  const [x, y] = [Math.max(0, area.x - margin), Math.max(0, area.y - margin)];
  return {
    x,
    y,
    width: Math.min(size.width, area.x + area.width + margin) - x,
    height: Math.min(size.height, area.y + area.height + margin) - y,
  };
}
