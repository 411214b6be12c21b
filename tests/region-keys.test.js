// A region that the keyboard changes stays within the capture and keeps a size.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaAfterKey, initialArea } from '../extension/scan/region-keys.js';

const BOUNDS = { width: 300, height: 200 };
const press = (/** @type {string} */ key, { shiftKey = false, ctrlKey = false } = {}) => ({
  key,
  shiftKey,
  ctrlKey,
});

test('it begins in the middle of the view, and no larger than that', () => {
  assert.deepEqual(initialArea({ x: 0, y: 0, width: 1000, height: 800 }, 1), {
    x: 370,
    y: 270,
    width: 260,
    height: 260,
  });
  assert.deepEqual(initialArea({ x: 100, y: 50, width: 100, height: 200 }, 2), {
    x: 110,
    y: 110,
    width: 80,
    height: 80,
  });
  assert.deepEqual(initialArea({ x: 0, y: 0, width: 0, height: 0 }, 1).width, 1);
});

test('arrow keys move, Shift resizes, Ctrl takes large steps, and steps grow with the screen’s scale', () => {
  const area = { x: 100, y: 100, width: 50, height: 40 };
  assert.deepEqual(areaAfterKey(area, press('ArrowRight'), BOUNDS, 1), { ...area, x: 108 });
  assert.deepEqual(areaAfterKey(area, press('ArrowUp'), BOUNDS, 1.5), { ...area, y: 88 });
  assert.deepEqual(areaAfterKey(area, press('ArrowLeft', { ctrlKey: true }), BOUNDS, 1), {
    ...area,
    x: 36,
  });
  assert.deepEqual(areaAfterKey(area, press('ArrowDown', { shiftKey: true }), BOUNDS, 1), {
    ...area,
    height: 48,
  });
  const both = { shiftKey: true, ctrlKey: true };
  assert.deepEqual(areaAfterKey(area, press('ArrowRight', both), BOUNDS, 1), {
    ...area,
    width: 114,
  });
  for (const key of ['Tab', 'Escape', 'a', 'toString'])
    assert.equal(areaAfterKey(area, press(key), BOUNDS, 1), null);
});

test('no key moves it out of the capture or makes it vanish', () => {
  /** @type {import('../extension/core/reader.js').Area} */
  let area = { x: 20, y: 20, width: 30, height: 30 };
  const keys = ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'];
  // In an arbitrary but fixed order.
  for (let turn = 0; turn < 4000; turn += 1) {
    const bits = (turn * 2_654_435_761) >>> 7;
    const held = { shiftKey: (bits & 4) !== 0, ctrlKey: (bits & 8) !== 0 };
    const next = areaAfterKey(area, press(keys[bits & 3] ?? '', held), BOUNDS, 1.25);
    assert.ok(next !== null);
    area = next;
    assert.ok(
      area.x >= 0 && area.y >= 0 && area.width >= 8 && area.height >= 8,
      JSON.stringify(area),
    );
    assert.ok(
      area.x + area.width <= BOUNDS.width && area.y + area.height <= BOUNDS.height,
      JSON.stringify(area),
    );
  }
});
