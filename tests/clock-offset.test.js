// How far a clock is off, from the headers of an answer.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOffset, judgeOffset } from '../extension/clock/clock-offset.js';

const SERVER = Date.parse('Wed, 25 Nov 2026 03:00:00 GMT');
/** An answer that a server gave in the middle of that second, as this PC saw it. */
const answer = (
  /** @type {number} */ ahead,
  { trip = 0, age = /** @type {string | null} */ (null) } = {},
) => {
  const now = SERVER + 500 + ahead * 1_000;
  return {
    date: new Date(SERVER).toUTCString(),
    age,
    before: now - trip / 2,
    after: now + trip / 2,
  };
};

test('the difference is in whole seconds, with an error of half a second and half the round trip', () => {
  assert.deepEqual(clockOffset(answer(0)), { seconds: 0, within: 1 });
  assert.deepEqual(clockOffset(answer(200)), { seconds: 200, within: 1 });
  assert.deepEqual(clockOffset(answer(-200, { trip: 400 })), { seconds: -200, within: 1 });
  assert.deepEqual(clockOffset(answer(0, { trip: 4_000 })), { seconds: 0, within: 3 });
});

test('the age of a cached answer counts', () => {
  assert.equal(clockOffset(answer(60, { age: '60' }))?.seconds, 0);
  for (const age of ['-60', 'x', '1e9', '99999999999', ''])
    assert.equal(clockOffset(answer(60, { age }))?.seconds, 60, age);
});

test('without a time there is no difference', () => {
  for (const date of [null, '', 'gestern']) assert.equal(clockOffset({ ...answer(0), date }), null);
});

test('the text depends on how much the clock is off', () => {
  const verdict = (/** @type {number} */ seconds, within = 1) => judgeOffset({ seconds, within });
  assert.deepEqual(
    [0, 1, -1].map((one) => verdict(one)),
    ['right', 'right', 'right'],
  );
  assert.deepEqual(
    [2, -2, 14, -14].map((one) => verdict(one)),
    ['small', 'small', 'small', 'small'],
  );
  assert.deepEqual(
    [15, 3_600, -15, -3_600].map((one) => verdict(one)),
    ['ahead', 'ahead', 'behind', 'behind'],
  );
  assert.equal(verdict(20, 20), 'right');
});
