// Another QR reader and readers in Python read the QR codes that the export module draws.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { drawCodes, initSync } from '../../extension/core/export.js';
import { readDrawnCode } from '../support/read-drawn-code.js';
import { readByProgram, readByPython } from './python.js';
import { USUAL } from './usual-entry.js';

/** @import {ExportCodes, ExportedEntry} from '../../extension/core/export.js' */

const MODULE = join(import.meta.dirname, '../../extension/core/export_bg.wasm');

before(() => void initSync({ module: readFileSync(MODULE) }));

const NAMED = {
  ...USUAL,
  issuer: 'わりふ健康保険組合',
  account: '山田 太郎 👩‍💻',
  secret: Uint8Array.from([0xfb, 0xff, 0xbf, 0xef, 1, 2, 3, 4, 5, 6]),
};
const HELD = [
  NAMED,
  { ...NAMED, issuer: '', account: 'b', algorithm: 'SHA256', digits: 8 },
  { ...NAMED, issuer: 'only a service', account: '', algorithm: 'SHA512' },
  { ...NAMED, account: 'counted', kind: 'hotp', period: null, counter: '4503599627370497' },
  ...Array.from({ length: 30 }, (_, at) => ({ ...NAMED, account: `number ${at}` })),
];
const ODD = [
  { ...NAMED, account: 'odd', period: 45 },
  { ...NAMED, account: 'player', kind: 'steam', digits: 5 },
];

/** @param {ExportCodes} form @param {ExportedEntry[]} entries */
function textsOf(form, entries) {
  return drawCodes(form, entries).codes.map(readDrawnCode).join('\n');
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

test('otpa reads QR codes for Google Authenticator', () => {
  const expected = HELD.map((entry) => ({
    ...{ issuer: entry.issuer, account: entry.account, kind: entry.kind },
    ...{ algorithm: entry.algorithm, digits: entry.digits },
    secret: Buffer.from(entry.secret).toString('hex'),
    counter: entry.counter === null ? null : Number(entry.counter),
  }));
  assert.deepEqual(readByProgram('google', textsOf('google_transfer', HELD)), expected);
});
