import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from './report.js';

const timing = (
  /** @type {string} */ step,
  /** @type {number[]} */ ours,
  /** @type {number[]} */ library,
) => ({ file: 'a.png', step, ours, library });

test('a row has the sums of the medians and their ratio, in V8 and natively', () => {
  const v8 = [
    timing('one', [1, 9, 2], [4, 3, 5]),
    timing('one', [3], [6]),
    timing('two', [1], [1]),
  ];
  const native = [timing('two', [2], [1]), timing('one', [1], [3])];
  assert.deepEqual(rowsOf('corpus', { v8, native }), [
    ['one', 'corpus', '5', '10', '2.0', '1', '3', '3.0'],
    ['two', 'corpus', '1', '1', '1.0', '2', '1', '0.5'],
  ]);
});
