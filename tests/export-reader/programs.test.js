// Programs from package registries read what the export module writes. They are no part of Warifu.
// Where one of them holds less than the form, a table names the entry and the reason.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { URI } from 'otpauth';
import { initSync, writeFile } from '../../extension/core/export.js';
import { ENTRIES as USUAL_ENTRIES, bytes } from './entries.js';
import { readByProgram } from './python.js';
import { USUAL } from './usual-entry.js';

/** @import {ExportForm, ExportedEntry} from '../../extension/core/export.js' */

const root = join(import.meta.dirname, '../..');
const PASSWORD = 'とても長い パスワード 🔋"\\';

/** The secrets are of usual length, because PyOTP refuses shorter ones. */
const ENTRIES = [
  ...USUAL_ENTRIES.map((entry) =>
    entry.secret === USUAL.secret ? { ...entry, secret: bytes(20) } : entry,
  ),
  { ...USUAL, account: 'sixty', algorithm: 'SHA512', digits: 7, period: 60, secret: bytes(64) },
  { ...USUAL, account: 'short secret' },
];

/** PyOTP accepts fewer accounts than the Key URI Format and most authenticators. */
const REFUSED_BY_PYOTP = {
  sha512: 'Secrets must be at least 112 bits after decoding',
  nine: 'Digits may only be 6, 7, or 8',
  ten: 'Digits may only be 6, 7, or 8',
  'long period': 'interval must be positive and at most 120 seconds',
  'short secret': 'Secrets must be at least 112 bits after decoding',
};

/** PyOTP knows Steam's codes by `encoder=steam`, not by a type or a scheme. */
const STEAM_REFUSED = {
  otpauth: 'Digits may only be 6, 7, or 8',
  bitwarden: 'Not an otpauth URI',
  csv: 'not written',
};

/** Its name for an account without one. */
const UNNAMED_BY_PYOTP = 'Secret';

/** lib2fas takes every text for one of a settings file, in which `\` begins an escape. */
const NOT_FOR_LIB2FAS = ['👩‍💻 "quoted" \'single\' \\back\\'];

before(() => {
  initSync({ module: readFileSync(join(root, 'extension/core/export_bg.wasm')) });
});

/**
 * A file, and the entries in it.
 * @param {ExportForm} form
 * @param {ExportedEntry[]} entries
 */
function written(form, entries) {
  const password = form.endsWith('_sealed') ? PASSWORD : '';
  const { file, unfit } = writeFile(form, entries, new TextEncoder().encode(password));
  const left = new Set(unfit.map(({ index }) => index));
  return {
    file: file ?? assert.fail(`${form}: no file`),
    kept: entries.filter((_, index) => !left.has(index)),
    password,
  };
}

/** @param {ExportedEntry} entry */
function ofAddress({ issuer, account, kind, secret, algorithm, digits, period, counter }) {
  return {
    ...{ issuer, account, kind, algorithm, digits, period },
    secret: Buffer.from(secret).toString('hex'),
    counter: counter === null ? null : Number(counter),
  };
}

for (const form of /** @type {const} */ (['otpauth', 'csv', 'bitwarden'])) {
  test(`PyOTP reads the addresses of ${form}`, () => {
    const { file, kept } = written(form, ENTRIES);
    assert.ok(kept.length > 10, form);
    /** @type {Record<string, string>} */
    const refused = { ...REFUSED_BY_PYOTP, player: STEAM_REFUSED[form] };
    const expected = kept.map((entry) => {
      const message = refused[entry.account];
      if (message !== undefined) return { refused: message };
      return { ...ofAddress(entry), account: entry.account || UNNAMED_BY_PYOTP };
    });
    assert.deepEqual(readByProgram(form, file), expected);
  });
}

test('the package otpauth reads the addresses that PyOTP refuses', () => {
  const { file, kept } = written(
    'otpauth',
    ENTRIES.filter(({ account }) => account in REFUSED_BY_PYOTP),
  );
  assert.equal(kept.length, Object.keys(REFUSED_BY_PYOTP).length);
  const addresses = new TextDecoder().decode(file).trimEnd().split('\n');
  const read = addresses.map((text) => {
    const account = URI.parse(text);
    assert.ok('period' in account, text);
    return {
      ...{ issuer: account.issuer, account: account.label, kind: 'totp' },
      ...{ algorithm: account.algorithm, digits: account.digits, period: account.period },
      secret: Buffer.from(account.secret.bytes).toString('hex'),
      counter: null,
    };
  });
  assert.deepEqual(read, kept.map(ofAddress));
});

// lib2fas knows no algorithm, counter, issuer and group.
for (const form of /** @type {const} */ (['twofas', 'twofas_sealed'])) {
  test(`lib2fas reads ${form}`, () => {
    const entries = ENTRIES.filter(({ account }) => !NOT_FOR_LIB2FAS.includes(account));
    const { file, kept, password } = written(form, entries);
    assert.ok(kept.length > 10, form);
    const expected = kept.map(({ issuer, account, kind, secret, digits, period }) => ({
      name: issuer === '' ? account : issuer,
      ...{ account, kind, digits, period },
      secret: Buffer.from(secret).toString('hex'),
    }));
    assert.deepEqual(readByProgram(form, file, password), expected);
  });

  test(`lib2fas fails at certain characters in ${form}`, () => {
    const entries = ENTRIES.filter(({ account }) => NOT_FOR_LIB2FAS.includes(account));
    assert.equal(entries.length, NOT_FOR_LIB2FAS.length);
    for (const entry of entries) {
      const { file, password } = written(form, [entry]);
      const [row] = /** @type {{refused?: string}[]} */ (readByProgram(form, file, password));
      assert.match(row?.refused ?? '', /missing escaped character/u);
    }
  });
}
