// How far a clock is off, from the headers of an answer.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOffset, describeOffset, judgeOffset } from '../extension/clock/clock-offset.js';

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
    [15, 3_500, -15, -3_500, 100_000].map((one) => verdict(one)),
    ['wrong', 'wrong', 'wrong', 'wrong', 'wrong'],
  );
  // Nine hours; 5:30 less a few seconds; UTC+14 instead of UTC−12; more than that.
  assert.deepEqual(
    [32_400, -32_405, 19_795, 1_800, 93_600, 95_400, 864_000].map((one) => verdict(one)),
    ['zone', 'zone', 'zone', 'zone', 'zone', 'wrong', 'wrong'],
  );
  assert.equal(verdict(20, 20), 'right');
});

test('the difference is told in its two largest units', () => {
  const told = (/** @type {number} */ seconds) => [
    describeOffset({ seconds, within: 1 }, 'ja'),
    describeOffset({ seconds, within: 1 }, 'en'),
  ];
  assert.deepEqual(told(1), ['1 秒', '1 second']);
  assert.deepEqual(told(-119), ['119 秒', '119 seconds']);
  assert.deepEqual(told(400), ['6 分 40 秒', '6 minutes 40 seconds']);
  assert.deepEqual(told(32_407), ['9 時間', '9 hours']);
  assert.deepEqual(told(-19_800), ['5 時間 30 分', '5 hours 30 minutes']);
  assert.deepEqual(told(864_000 + 7_205), ['10 日 2 時間', '10 days 2 hours']);
});
