// The schema of the settings that administrators make, by the browser's rules for managed schemas:
// a schema against them keeps the browser from loading the extension.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { iconNames } from './support/icon-names.js';
import { schema } from './support/policy-schema.js';

/** @import {Node} from './support/policy-schema.js' */

const root = join(import.meta.dirname, '..');
const TYPES = ['array', 'boolean', 'integer', 'object', 'string'];
/** The keywords that the documents made from the schema understand. */
const KEYWORDS = new Set([
  'type',
  'title',
  'description',
  'minimum',
  'maximum',
  'enum',
  'items',
  'properties',
]);

/** @param {string} path @param {Node} node @returns {[string, Node][]} it and all below it */
function nodesOf(path, node) {
  const below = Object.entries(node.properties ?? {}).flatMap(([name, one]) =>
    nodesOf(`${path}/${name}`, one),
  );
  const items = node.items === undefined ? [] : nodesOf(`${path}/items`, node.items);
  return [[path, node], ...below, ...items];
}

test('the schema is an object whose nodes have one type and known keywords', () => {
  assert.equal(schema.type, 'object');
  for (const [path, node] of nodesOf('', schema)) {
    assert.ok(TYPES.includes(node.type), path);
    for (const keyword of Object.keys(node))
      assert.ok(KEYWORDS.has(keyword), `${path}: ${keyword}`);
    assert.equal('items' in node, node.type === 'array', path);
    assert.equal('properties' in node, node.type === 'object', path);
  }
});

test('every setting has a title and a description that says what holds without it', () => {
  for (const [name, { title = '', description = '' }] of Object.entries(schema.properties ?? {})) {
    assert.ok(title.length > 0 && title.length <= 60, name);
    assert.match(description, /\.$/u, name);
    assert.match(description, /Without it, /u, name);
  }
});

test('the description of icons names those of the core', () => {
  const text = schema.properties?.['preferredIssuerIcon']?.items?.properties?.['icon']?.description;
  const named = [...(text ?? '').matchAll(/[a-z]+/gu)].map(String).filter((one) => one !== 'or');
  assert.deepEqual(
    named,
    iconNames()
      .filter((one) => one !== 'general')
      .sort(),
  );
});

test('the package has the schema, and the manifest names it', () => {
  const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
  const manifest = JSON.parse(read('dist/chrome/manifest.json'));
  const built = read(`dist/chrome/${manifest.storage.managed_schema}`);
  assert.equal(built, read('manifest/policy.schema.json'));
});
