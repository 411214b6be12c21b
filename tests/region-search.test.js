// The capture around a region that is drawn too tight.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMostlyIn, widened } from '../extension/scan/region-search.js';

const SIZE = { width: 1000, height: 600 };

for (const { what, area, scale = 1, expected } of [
  {
    what: 'a quarter of the longer side',
    area: { x: 300, y: 200, width: 200, height: 100 },
    expected: { x: 250, y: 150, width: 300, height: 200 },
  },
  {
    what: '40 CSS pixels around a small region',
    area: { x: 300, y: 200, width: 80, height: 60 },
    expected: { x: 260, y: 160, width: 160, height: 140 },
  },
  {
    what: '80 pixels on a screen of twice the scale',
    area: { x: 300, y: 200, width: 80, height: 60 },
    scale: 2,
    expected: { x: 220, y: 120, width: 240, height: 220 },
  },
  {
    what: 'no more than the capture',
    area: { x: 20, y: 0, width: 970, height: 590 },
    expected: { x: 0, y: 0, width: 1000, height: 600 },
  },
])
  test(`the margin is ${what}`, () => assert.deepEqual(widened(area, SIZE, scale), expected));

for (const { what, area, expected } of [
  { what: 'without its edges', area: { x: 110, y: 110, width: 80, height: 80 }, expected: true },
  { what: 'cut at one side', area: { x: 100, y: 100, width: 65, height: 200 }, expected: true },
  { what: 'cut in the middle', area: { x: 0, y: 0, width: 150, height: 300 }, expected: false },
  { what: 'beside it', area: { x: 200, y: 100, width: 90, height: 90 }, expected: false },
])
  test(`a QR code counts, or does not, if the region is ${what}`, () => {
    /** @type {[[number, number], [number, number], [number, number], [number, number]]} */
    const corners = [
      [100, 100],
      [200, 100],
      [200, 200],
      [100, 200],
    ];
    assert.equal(isMostlyIn({ corners }, area), expected);
  });
