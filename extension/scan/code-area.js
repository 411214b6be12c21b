// Rectangles around QR codes, in capture pixels.

/** @import {Area} from '../core/reader.js' */

/**
 * The upright rectangle around a QR code.
 * @param {[number, number][]} corners
 * @returns {Area}
 */
export function areaOf(corners) {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [x, y] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  return { x, y, width: Math.ceil(Math.max(...xs)) - x, height: Math.ceil(Math.max(...ys)) - y };
}

/**
 * The part of `code` that lies within `area`, from 0 to 1.
 * @param {Area} code
 * @param {Area} area
 */
export function overlap(code, area) {
  const shared = (/** @type {'x' | 'y'} */ start, /** @type {'width' | 'height'} */ length) =>
    Math.max(
      0,
      Math.min(code[start] + code[length], area[start] + area[length]) -
        Math.max(code[start], area[start]),
    );
  return (shared('x', 'width') * shared('y', 'height')) / Math.max(1, code.width * code.height);
}
