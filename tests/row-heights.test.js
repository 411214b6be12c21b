// The model of where the rows of a long list lie.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RowHeights } from '../extension/codes/row-heights.js';

const IDS = Array.from({ length: 1_000 }, (_, at) => `id ${at}`);

/** @param {number} from @param {number} to @param {number} height */
function measured(from, to, height) {
  return new Map(IDS.slice(from, to).map((id) => [id, height]));
}

function model() {
  const heights = new RowHeights();
  heights.setOrder(IDS);
  heights.learn(measured(0, 10, 50));
  return heights;
}

test('rows that were not measured have the usual height', () => {
  const heights = model();
  assert.equal(heights.topOf(0), 0);
  assert.equal(heights.topOf(999), 999 * 50);
  assert.equal(heights.topOf(1_000), 1_000 * 50);
  for (const [distance, at] of /** @type {const} */ ([
    [-100, 0],
    [0, 0],
    [49.9, 0],
    [50, 1],
    [49_999, 999],
    [1_000_000, 999],
  ])) {
    assert.equal(heights.rowAt(distance), at, String(distance));
  }
});

test('a row with another height shifts those after it, wherever it is moved', () => {
  const heights = model();
  assert.equal(heights.learn(measured(3, 4, 90)), true);
  assert.equal(heights.learn(measured(3, 4, 90)), false, 'nothing new');
  assert.deepEqual([heights.topOf(3), heights.topOf(4)], [150, 240]);
  heights.setOrder(IDS.toReversed());
  assert.deepEqual([heights.topOf(996), heights.topOf(997)], [996 * 50, 996 * 50 + 90]);
  heights.setOrder(IDS);
  heights.learn(measured(3, 4, 50));
  assert.equal(heights.topOf(4), 200, 'it is usual again');
});

test('heights that differ by rounding are the same', () => {
  assert.equal(model().learn(measured(20, 30, 50 + 1 / 64)), false);
});

test('most rows with a new height mean a new layout, and a few do not', () => {
  const few = model();
  few.learn(measured(0, 4, 80));
  assert.equal(few.topOf(1_000), 1_000 * 50 + 4 * 30);
  const most = model();
  most.learn(measured(500, 501, 90));
  most.learn(new Map([...measured(0, 7, 80), ...measured(7, 10, 50)]));
  assert.equal(most.topOf(1_000), 1_000 * 80 - 3 * 30, 'the height of row 500 is forgotten, too');
});

test('an empty list has no rows', () => {
  const heights = model();
  heights.clear();
  assert.deepEqual([heights.topOf(0), heights.rowAt(100)], [0, 0]);
});
