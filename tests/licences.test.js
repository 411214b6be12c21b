// Everything compiled into the product has a licence that deny.toml allows, comes from the public
// registry, and is in the modules that need it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import satisfies from 'spdx-satisfies';
import { MODULES, builtIn, expressionOf, shipped } from '../scripts/shipped.js';

const root = join(import.meta.dirname, '..');
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');

/** Packages that a module must do without, because pages would load them for nothing. */
const LEFT_OUT = {
  'warifu-codes-wasm': [
    ...['warifu-reader', 'image', 'png', 'rxing', 'rqrr', 'wide', 'encoding_rs'],
    ...['warifu-password', 'argon2', 'zxcvbn', 'regex'],
    ...['warifu-import', 'warifu-export', 'serde_json', 'scrypt', 'pbkdf2', 'cbc'],
  ],
  'warifu-copies-wasm': [
    ...['warifu-reader', 'image', 'png', 'rxing', 'rqrr', 'wide', 'encoding_rs'],
    ...['warifu-password', 'argon2', 'zxcvbn', 'regex'],
    ...['warifu-import', 'warifu-export', 'serde_json', 'scrypt', 'pbkdf2', 'cbc'],
  ],
  'warifu-export-wasm': [
    ...['warifu-reader', 'image', 'png', 'rxing', 'rqrr', 'wide'],
    ...['warifu-password', 'argon2', 'zxcvbn', 'warifu-import', 'csv', 'quick-xml', 'zip'],
  ],
  'warifu-import-wasm': [
    ...['warifu-reader', 'image', 'png', 'rxing', 'rqrr', 'wide'],
    ...['warifu-password', 'zxcvbn', 'encoding', 'regex-automata'],
  ],
  'warifu-reader-wasm': [
    ...['warifu-core', 'warifu-password', 'aes-gcm', 'argon2', 'zxcvbn'],
    ...['encoding', 'regex-automata'],
  ],
  'warifu-password-wasm': [
    ...['warifu-core', 'warifu-reader', 'aes-gcm', 'image', 'encoding_rs', 'regex-automata'],
  ],
};

/** The module with unsafe code. It must be small enough to review, so it has no dependency. */
const ALONE = 'warifu-lanes-wasm';

/** The project's own crates, and those of crate/shims, which replace published ones. */
const OURS = /^(?:warifu-.*|encoding_rs|fancy-regex|regex)$/u;

test('no module is linked from what only another needs', () => {
  assert.deepEqual([...Object.keys(LEFT_OUT), ALONE].sort(), [...MODULES].sort());
  for (const [module, leftOut] of Object.entries(LEFT_OUT)) {
    const names = new Set(shipped([module]).map(({ name }) => name));
    const linked = leftOut.filter((name) => names.has(name));
    assert.deepEqual(linked, [], module);
  }
});

test('the module with unsafe code is linked from nothing else', () => {
  assert.deepEqual(
    shipped([ALONE]).map(({ name }) => name),
    [ALONE],
  );
});

test('every part of the product has an allowed licence', () => {
  const list = /allow = \[(?<names>[^\]]+)\]/u.exec(read('deny.toml'))?.groups?.['names'];
  const allowed = [...(list ?? '').matchAll(/"([^"]+)"/gu)].map(([, name = '']) => name);
  const packages = shipped();
  assert.ok(packages.length > 50, 'the list of packages is whole');
  for (const { name, version, license, source } of packages) {
    assert.ok(satisfies(expressionOf(license), allowed), `${name} ${version}: ${license}`);
    if (OURS.test(name)) assert.equal(source, null, name);
    else assert.match(source ?? '', /^registry\+/u, name);
  }
});

test('the package names every part with the text of its licence', () => {
  const parts = builtIn();
  const list = /** @type {{name: string, version: string, licence: string}[]} */ (
    JSON.parse(read('dist/chrome/core/licences.json'))
  );
  assert.deepEqual(
    new Set(list.map(({ name, version }) => `${name} ${version}`)),
    new Set(parts.map(({ name, version }) => `${name} ${version}`)),
  );
  const words = read('dist/chrome/core/licences.txt');
  // After the list, each part is named again above the text of its licence.
  const below = words.slice(words.indexOf('='.repeat(80)));
  const without = list.filter(({ name, version }) => !below.includes(`${name} ${version}`));
  assert.deepEqual(without, [], 'parts that bring no words of a licence');
});
