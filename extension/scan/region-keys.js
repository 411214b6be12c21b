// Keyboard control of the region: arrows move it, Shift with arrows resizes it, Ctrl makes large
// steps.

/** @import {Area} from '../core/reader.js' */

/** All in CSS pixels. */
const STEP = 8;
const LARGE_STEP = 64;
const INITIAL_SIDE = 260;

/** @type {ReadonlyMap<string, readonly [right: number, down: number]>} */
const DIRECTIONS = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);

/**
 * A square in the middle of the visible part.
 * @param {Area} visible
 * @param {number} scale device pixels per CSS pixel
 * @returns {Area}
 */
export function initialArea({ x, y, width, height }, scale) {
  const side = Math.max(1, Math.round(Math.min(INITIAL_SIDE * scale, width * 0.8, height * 0.8)));
  return {
    x: x + Math.floor((width - side) / 2),
    y: y + Math.floor((height - side) / 2),
    width: side,
    height: side,
  };
}

/**
 * Returns the region after a key press; `null` if the key does nothing here.
 * @param {Area} area
 * @param {{key: string, shiftKey: boolean, ctrlKey: boolean}} press
 * @param {{width: number, height: number}} bounds the capture's size
 * @param {number} scale device pixels per CSS pixel
 * @returns {Area | null}
 */
export function areaAfterKey(area, { key, shiftKey, ctrlKey }, bounds, scale) {
  const direction = DIRECTIONS.get(key);
  if (direction === undefined) return null;
  const step = Math.round((ctrlKey ? LARGE_STEP : STEP) * scale);
  const [right, down] = [direction[0] * step, direction[1] * step];
  const clamped = (
    /** @type {number} */ value,
    /** @type {number} */ low,
    /** @type {number} */ high,
  ) => Math.min(Math.max(value, low), high);
  if (!shiftKey) {
    return {
      ...area,
      x: clamped(area.x + right, 0, bounds.width - area.width),
      y: clamped(area.y + down, 0, bounds.height - area.height),
    };
  }
  const minSide = Math.round(STEP * scale);
  return {
    ...area,
    width: clamped(area.width + right, Math.min(minSide, area.width), bounds.width - area.x),
    height: clamped(area.height + down, Math.min(minSide, area.height), bounds.height - area.y),
  };
}
