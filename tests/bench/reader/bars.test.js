import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bars, differences, remarks } from './bars.js';
import { LARGE, SMALL } from './pages.js';
import { NATIVELY, WASM, ZXING_WASM } from './readers.js';
import { pageTable, percent, setTable, totalOf, totalTable } from './report.js';

/** @import {Answer, Trap} from './judge.js' */
/** @import {Reading} from './run.js' */

const NAMES = [WASM, NATIVELY, ...ZXING_WASM];

/**
 * @param {string} set
 * @param {string[] | null} expected
 * @param {...(Answer | Trap)} answers of Warifu in wasm, Warifu native and zxing-wasm with both
 *   inputs
 * @returns {Reading}
 */
function reading(set, expected, ...answers) {
  const named = Object.fromEntries(
    NAMES.map((name, index) => [name, answers[index] ?? { texts: [], ms: 1 }]),
  );
  return { sample: { file: `${set}/1.png`, path: '', set, expected }, answers: named };
}

const a = (/** @type {number} */ ms) => ({ texts: ['a'], ms });
const none = (/** @type {number} */ ms) => ({ texts: [], ms, refused: 'qr_not_found' });
const totals = (/** @type {Reading[]} */ readings) =>
  new Map(NAMES.map((name) => [name, totalOf(readings, name)]));
const judged = (/** @type {Reading[]} */ readings) =>
  bars(readings, totals(readings)).map((line) => line.slice(0, 7));

test('the worse of wasm and native counts, against the faster input of zxing-wasm', () => {
  const good = [
    reading('syn-a', ['a'], a(1), a(1), a(2), a(9)),
    reading('b', ['a'], a(1), a(1), a(2), a(9)),
  ];
  assert.deepEqual(judged(good), [
    ...Array.from({ length: 7 }, () => 'met    '),
    'no pict',
    'no pict',
  ]);

  const bad = [
    reading('syn-a', ['a'], a(1), none(1), a(1.8), a(9)),
    reading('b', ['a'], none(1), none(1), a(1.8), a(9)),
    reading('c', [], none(1), a(1), none(1.8), none(9)),
    reading('c', [], { trap: 'unreachable' }, none(1), none(1.8), none(9)),
  ];
  assert.deepEqual(judged(bad), [
    ...Array.from({ length: 7 }, () => 'NOT MET'),
    'no pict',
    'no pict',
  ]);
  assert.equal(differences(bad).length, 2);
  assert.match(differences(bad)[0] ?? '', /^syn-a\/1\.png: wasm \["a"\], native qr_not_found$/u);
});

test('997 of 1000 are enough, 996 are not', () => {
  const of = (/** @type {number} */ read) =>
    Array.from({ length: 1000 }, (_, index) =>
      reading('syn-a', ['a'], ...[1, 1].map(index < read ? a : none)),
    );
  assert.match(judged(of(997))[0] ?? '', /^met/u);
  assert.match(judged(of(996))[0] ?? '', /^NOT MET/u);
  assert.match(bars(of(997), totals(of(997)))[1] ?? '', /^no picture/u);
});

test('the slowest page counts, natively if it is small and in wasm if it is large', () => {
  const of = (/** @type {number} */ small, /** @type {number} */ large) => [
    reading(SMALL.set, [], none(999), none(small), none(1), none(1)),
    reading(SMALL.set, [], none(999), none(2), none(1), none(1)),
    reading(LARGE.set, [], none(large), none(9_999), none(1), none(1)),
  ];
  assert.deepEqual(judged(of(150, 1_500)).slice(-2), ['met    ', 'met    ']);
  assert.deepEqual(judged(of(151, 1_501)).slice(-2), ['NOT MET', 'NOT MET']);
  const trapped = [reading(SMALL.set, [], none(1), { trap: 'x' }), ...of(150, 1_500)];
  assert.deepEqual(judged(trapped).slice(-2), ['NOT MET', 'met    ']);
  assert.match(pageTable(of(3, 4), [WASM, NATIVELY]), /^page-3840x2160\/1\.png +4 +9999$/mu);
});

test('a trap has no time and reads nothing', () => {
  const total = totalOf([reading('b', ['a'], { trap: 'x' }), reading('b', ['a'], a(5))], WASM);
  const expected = { public: { read: 1, of: 2 }, traps: 1, median: 5, p95: 5 };
  assert.deepEqual({ ...total, ...expected }, total);
});

test('a share is never rounded up', () => {
  assert.equal(percent({ read: 9799, of: 10_000 }), '97.9 %');
  assert.equal(percent({ read: 3, of: 3 }), '100.0 %');
  assert.equal(percent({ read: 0, of: 0 }), '–');
});

test('missed and unexpected texts are listed', () => {
  const odd = { texts: ['a', 'x'], ms: 1 };
  const readings = [
    reading('b', ['a'], odd, odd, a(1), a(1)),
    reading('c', ['a'], none(1), none(1), a(1), none(1)),
  ];
  assert.deepEqual(remarks(readings, NAMES), [
    'unexpected: b/1.png: "x"; also read by Warifu native',
    'not read: c/1.png: qr_not_found; read by zxing-wasm',
  ]);
});

test('each set has a row under its kind', () => {
  const readings = [
    reading('b', ['a'], a(1)),
    reading('b', [], a(1)),
    reading('syn-a', ['a'], none(1)),
  ];
  const firsts = setTable(readings, [WASM])
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/u));
  assert.deepEqual(firsts, [
    ['set', 'pictures', WASM],
    ['rendered'],
    ['syn-a', '1', '0.0 %'],
    ['public'],
    ['b', '1', '100.0 %'],
    ['no QR code'],
    ['b', '1', '1 false'],
  ]);
  assert.match(totalTable(totals(readings)), /^false reads +1 +0 +0 +0$/mu);
});
