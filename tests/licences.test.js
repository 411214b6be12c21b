// What is compiled into the product comes under a licence that deny.toml allows, and from the public registry.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import satisfies from 'spdx-satisfies';
import { builtIn, expressionOf, shipped } from '../scripts/shipped.js';

const root = join(import.meta.dirname, '..');
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');

test('every part of the product has a licence that is allowed', () => {
  const list = /allow = \[(?<names>[^\]]+)\]/u.exec(read('deny.toml'))?.groups?.['names'];
  const allowed = [...(list ?? '').matchAll(/"([^"]+)"/gu)].map(([, name = '']) => name);
  const packages = shipped();
  assert.ok(packages.length > 50, 'the list of packages is whole');
  for (const { name, version, license, source } of packages) {
    assert.ok(satisfies(expressionOf(license), allowed), `${name} ${version}: ${license}`);
    if (!name.startsWith('warifu-')) assert.match(source ?? '', /^registry\+/u, name);
  }
});

test('the package tells of every part, with the words of its licence', () => {
  const parts = builtIn();
  const list = /** @type {{name: string, version: string, licence: string}[]} */ (
    JSON.parse(read('dist/chrome/core/licences.json'))
  );
  assert.deepEqual(
    new Set(list.map(({ name, version }) => `${name} ${version}`)),
    new Set(parts.map(({ name, version }) => `${name} ${version}`)),
  );
  const words = read('dist/chrome/core/licences.txt');
  // Where the list of all ends, each part is named again above its licence's words.
  const below = words.slice(words.indexOf('='.repeat(80)));
  const without = list.filter(({ name, version }) => !below.includes(`${name} ${version}`));
  assert.deepEqual(without, [], 'parts that bring no words of a licence');
});
