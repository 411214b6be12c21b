// The region by keyboard: arrows move it, Shift and arrows size it, Ctrl makes the steps large.

/** @import {Area} from '../core/warifu.js' */

/** In CSS pixels. */
const STEP = 8;
const LARGE_STEP = 64;
const FIRST_SIDE = 260;

/** @type {ReadonlyMap<string, readonly [number, number]>} */
const WAYS = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);

/**
 * A square in the middle of what is seen.
 * @param {Area} visible
 * @param {number} scale device pixels a CSS pixel
 * @returns {Area}
 */
export function initialArea({ x, y, width, height }, scale) {
  const side = Math.max(1, Math.round(Math.min(FIRST_SIDE * scale, width * 0.8, height * 0.8)));
  return {
    x: x + Math.floor((width - side) / 2),
    y: y + Math.floor((height - side) / 2),
    width: side,
    height: side,
  };
}

/**
 * The region after a key; `null` where the key is none of these.
 * @param {Area} area
 * @param {{key: string, shiftKey: boolean, ctrlKey: boolean}} press
 * @param {{width: number, height: number}} bounds the capture's size
 * @param {number} scale device pixels a CSS pixel
 * @returns {Area | null}
 */
export function areaAfterKey(area, { key, shiftKey, ctrlKey }, bounds, scale) {
  const way = WAYS.get(key);
  if (way === undefined) return null;
  const step = Math.round((ctrlKey ? LARGE_STEP : STEP) * scale);
  const [right, down] = [way[0] * step, way[1] * step];
  const within = (
    /** @type {number} */ value,
    /** @type {number} */ low,
    /** @type {number} */ high,
  ) => Math.min(Math.max(value, low), high);
  if (!shiftKey) {
    return {
      ...area,
      x: within(area.x + right, 0, bounds.width - area.width),
      y: within(area.y + down, 0, bounds.height - area.height),
    };
  }
  const least = Math.round(STEP * scale);
  return {
    ...area,
    width: within(area.width + right, Math.min(least, area.width), bounds.width - area.x),
    height: within(area.height + down, Math.min(least, area.height), bounds.height - area.y),
  };
}
