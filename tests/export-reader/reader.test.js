// Readers in Python, written from the formats' descriptions alone, read what the export module
// writes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { initSync, writeFile } from '../../extension/core/export.js';
import { ENTRIES, bytes } from './entries.js';
import { readByPython } from './python.js';
import { USUAL } from './usual-entry.js';

/** @import {ExportForm, ExportedEntry} from '../../extension/core/export.js' */

const root = join(import.meta.dirname, '../..');
const PASSWORD = 'とても長い パスワード 🔋"\\';

/** @typedef {{notes?: true, favourites?: true, groups: number, sites?: true}} Kept */

/** What each form keeps of the entries. The other values are kept by all. */
const KEEPS = /** @type {Record<ExportForm, Kept>} */ ({
  otpauth: { groups: 0 },
  aegis: { notes: true, favourites: true, groups: 9 },
  aegis_sealed: { notes: true, favourites: true, groups: 9 },
  twofas: { groups: 1 },
  twofas_sealed: { groups: 1 },
  bitwarden: { notes: true, favourites: true, groups: 1, sites: true },
  bitwarden_sealed: { notes: true, favourites: true, groups: 1, sites: true },
  csv: { notes: true, groups: 0, sites: true },
  cxf: { notes: true, favourites: true, groups: 9, sites: true },
});

before(() => {
  initSync({ module: readFileSync(join(root, 'extension/core/export_bg.wasm')) });
});

const isSealed = (/** @type {ExportForm} */ form) => form.endsWith('_sealed');

/**
 * @param {ExportForm} form
 * @param {ExportedEntry[]} entries
 */
function written(form, entries) {
  const password = new TextEncoder().encode(isSealed(form) ? PASSWORD : '');
  return writeFile(form, entries, password);
}

/**
 * @param {ExportForm} form
 * @param {Uint8Array | null} file
 */
const readFile = (form, file) =>
  readByPython(form, file ?? assert.fail(`${form}: no file`), isSealed(form) ? PASSWORD : '');

/**
 * @param {ExportForm} form
 * @param {ExportedEntry} entry
 */
function expected(form, entry) {
  const { notes, favourites, groups, sites } = KEEPS[form];
  const [host] = entry.hosts;
  return {
    issuer: entry.issuer,
    account: entry.account,
    kind: entry.kind,
    secret: Buffer.from(entry.secret).toString('hex'),
    algorithm: entry.algorithm,
    digits: entry.digits,
    period: entry.period,
    counter: entry.counter === null ? null : Number(entry.counter),
    note: notes ? entry.note : '',
    favourite: Boolean(favourites) && entry.isFavourite,
    groups: entry.groups.slice(0, groups),
    site: sites && host !== undefined ? `https://${host}/` : null,
  };
}

for (const form of /** @type {ExportForm[]} */ (Object.keys(KEEPS))) {
  test(`another program reads ${form}`, () => {
    const { file, unfit } = written(form, ENTRIES);
    const left = new Set(unfit.map(({ index }) => index));
    const kept = ENTRIES.filter((_, index) => !left.has(index));
    assert.ok(kept.length > 10, form);
    assert.deepEqual(
      readFile(form, file),
      kept.map((entry) => expected(form, entry)),
    );
  });
}

test('a thousand entries are read', () => {
  const many = Array.from({ length: 1000 }, (_, at) => ({
    ...USUAL,
    account: `${at}`,
    secret: bytes((at % 60) + 1),
  }));
  for (const form of /** @type {const} */ ([
    'otpauth',
    'aegis',
    'bitwarden_sealed',
    'csv',
    'cxf',
  ])) {
    const { file } = written(form, many);
    assert.deepEqual(
      readFile(form, file),
      many.map((entry) => expected(form, entry)),
    );
  }
});

test('entries that a form cannot hold are named with the reason', () => {
  const reasons = (/** @type {ExportForm} */ form) =>
    written(form, ENTRIES).unfit.map(({ index, refused }) => [
      ENTRIES[index]?.account,
      refused.code,
      ...refused.values,
    ]);
  assert.deepEqual(reasons('otpauth'), []);
  assert.deepEqual(reasons('twofas'), [
    ['nine', 'unfit_digits', '9'],
    ['ten', 'unfit_digits', '10'],
    ['odd period', 'unfit_period', '45'],
    ['long period', 'unfit_period', '86400'],
    ['counted far', 'unfit_counter'],
  ]);
  assert.deepEqual(reasons('csv').slice(-3), [
    ['counted', 'unfit_counter_based'],
    ['counted far', 'unfit_counter_based'],
    ['player', 'unfit_steam'],
  ]);
});

test('a sealed form without a password is refused', () => {
  assert.throws(() => writeFile('aegis_sealed', ENTRIES, new Uint8Array()), {
    code: 'write_password_empty',
  });
});
