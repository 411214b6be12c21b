// Another QR reader and readers in Python read the QR codes that the export module draws.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import jsqr from 'jsqr';
import { drawCodes, initSync } from '../../extension/core/export.js';
import { readByPython } from './python.js';

/** @import {DrawnCode, ExportCodes, ExportedEntry} from '../../extension/core/export.js' */

const MODULE = join(import.meta.dirname, '../../extension/core/export_bg.wasm');
/** In modules (ISO/IEC 18004). */
const QUIET_ZONE = 4;
/** Pixels a module. */
const SCALE = 4;

before(() => void initSync({ module: readFileSync(MODULE) }));

/** @type {ExportedEntry} */
const USUAL = {
  issuer: 'わりふ健康保険組合',
  account: '山田 太郎 👩‍💻',
  secret: Uint8Array.from([0xfb, 0xff, 0xbf, 0xef, 1, 2, 3, 4, 5, 6]),
  kind: 'totp',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: null,
  note: '',
  isFavourite: false,
  hosts: [],
  groups: [],
  added: 1_700_000_000,
};
const HELD = [
  USUAL,
  { ...USUAL, issuer: '', account: 'b', algorithm: 'SHA256', digits: 8 },
  { ...USUAL, issuer: 'only a service', account: '', algorithm: 'SHA512' },
  { ...USUAL, account: 'counted', kind: 'hotp', period: null, counter: '4503599627370497' },
  ...Array.from({ length: 30 }, (_, at) => ({ ...USUAL, account: `number ${at}` })),
];
const ODD = [
  { ...USUAL, account: 'odd', period: 45 },
  { ...USUAL, account: 'player', kind: 'steam', digits: 5 },
];

/** The text of a QR code. @param {DrawnCode} code */
function textOf({ size, modules }) {
  const side = (size + 2 * QUIET_ZONE) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < size * SCALE; y += 1) {
    for (let x = 0; x < size * SCALE; x += 1) {
      if (modules[Math.floor(y / SCALE) * size + Math.floor(x / SCALE)] !== 1) continue;
      const at = (y + QUIET_ZONE * SCALE) * side + x + QUIET_ZONE * SCALE;
      pixels.fill(0, at * 4, at * 4 + 3);
    }
  }
  return jsqr.default(pixels, side, side)?.data ?? assert.fail('no QR code was read');
}

/** @param {ExportCodes} form @param {ExportedEntry[]} entries */
function textsOf(form, entries) {
  return drawCodes(form, entries).codes.map(textOf).join('\n');
}

/** @param {ExportedEntry} entry */
function expected({ issuer, account, kind, secret, algorithm, digits, period, counter }) {
  return {
    ...{ issuer, account, kind, algorithm, digits, period },
    secret: Buffer.from(secret).toString('hex'),
    counter: counter === null ? null : Number(counter),
    ...{ note: '', favourite: false, groups: [], site: null },
  };
}

test('QR codes with one entry each', () => {
  const entries = [...HELD.slice(0, 5), ...ODD];
  assert.deepEqual(readByPython('otpauth', textsOf('single', entries)), entries.map(expected));
});

test('QR codes for Google Authenticator', () => {
  const { unfit } = drawCodes('google_transfer', [...ODD, ...HELD]);
  assert.deepEqual(
    unfit.map(({ index }) => index),
    [0, 1],
  );
  const texts = textsOf('google_transfer', [...ODD, ...HELD]);
  assert.deepEqual(readByPython('google', texts), HELD.map(expected));
});
