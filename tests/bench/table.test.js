import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, percentile, shown, table } from './table.js';

test('a percentile is one of the numbers, by the nearest rank', () => {
  const twenty = Array.from({ length: 20 }, (_, index) => 20 - index);
  assert.equal(percentile(twenty, 95), 19);
  assert.equal(percentile(twenty, 100), 20);
  assert.equal(percentile(twenty, 1), 1);
  assert.equal(percentile([7], 95), 7);
  assert.ok(Number.isNaN(percentile([], 50)));
});

test('a median sorts numbers, not their digits', () => {
  assert.equal(median([100, 9, 20]), 20);
  assert.equal(median([4, 1, 3, 2]), 2);
});

test('three digits of a time are shown', () => {
  assert.deepEqual([1234.5, 99.96, 1.2345, 0.001234].map(shown), [
    '1235',
    '100',
    '1.23',
    '0.00123',
  ]);
});

test('columns stand under each other', () => {
  assert.equal(table([['', 'ab'], ['wide', '1'], ['x']]), '       ab\nwide    1\nx');
});
