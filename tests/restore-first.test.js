// Where a vault was lost, every page that can make a new one first leads to what brings it back.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { importsIn } from './support/layers.js';

const root = join(import.meta.dirname, '..', 'extension');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
/** Without those of types, which are in comments. */
const imports = files
  .filter((file) => file.endsWith('.js') && !file.startsWith('core/'))
  .flatMap((file) => importsIn(file, read(file).replaceAll(/\/\*\*.*?\*\//gsu, '')));

/** Pages that lead there in another way. */
const OTHERWISE = /** @type {const} */ ({
  // Its view takes the place of the first use.
  'popup/popup.html': 'data-view="restore"',
  // Its form makes a further vault, in the view of the open one.
  'settings/settings.html': 'data-view="settings"',
});
const BLOCK = 'id="restore-first"';

/** The files that import a name. @param {string} name */
function importersOf(name) {
  const pattern = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from`, 'u');
  return [...new Set(imports.map(({ file }) => file))].filter((file) => pattern.test(read(file)));
}

/** All that a file imports, directly or not. @param {string} file @returns {Set<string>} */
function reachedFrom(file) {
  const reached = new Set([file]);
  for (const one of reached) {
    for (const { file: importer, target } of imports) if (importer === one) reached.add(target);
  }
  return reached;
}

/** Every page, with its scripts. */
const pages = files
  .filter((path) => path.endsWith('.html'))
  .map((path) => ({ path, scripts: reachedFrom(path.replace(/\.html$/u, '.js')) }));

test('vaults are made in one place, which refuses where one was lost', () => {
  assert.deepEqual(importersOf('createVault'), ['vault/access.js']);
  assert.match(read('vault/access.js'), /function makeVault.*former_undecided.*createVault\(/su);
});

test('a page that can make a vault has the block', () => {
  const makers = importersOf('makeVault');
  const able = pages.filter(({ scripts }) => makers.some((maker) => scripts.has(maker)));
  const names = able.map(({ path }) => path);
  for (const path of ['add/add.html', 'scan/scan.html', ...Object.keys(OTHERWISE)])
    assert.ok(names.includes(path), path);
  for (const { path } of able) {
    const wanted = new Map(Object.entries(OTHERWISE)).get(path) ?? BLOCK;
    assert.ok(read(path).includes(wanted), `${path} has no ${wanted}`);
  }
});

test('a page has the block if and only if a script of it fills it in', () => {
  for (const { path, scripts } of pages)
    assert.equal(read(path).includes(BLOCK), scripts.has('forms/restore-first.js'), path);
});

test('a page with the fields of a first password asks before it', () => {
  const users = importersOf('PasswordFields').filter((file) => file !== 'popup/gate.js');
  assert.notEqual(users.length, 0);
  for (const file of users)
    assert.match(read(file), /new PasswordFields\([^;]*\brestoreFirst\b[^;]*\)/u, file);
});
