// The order of the extension's folders and of the crates. ESLint checks the rest of the structure:
// the length of files and functions, and
// that only extension/browser/ names `chrome`.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  againstTheOrder,
  crates,
  cratesAgainstTheOrder,
  cycleIn,
  importsIn,
  importsOf,
} from './support/layers.js';

const imports = importsOf(join(import.meta.dirname, '..', 'extension'));

test('a file imports from its own folder and from lower layers', () => {
  assert.notEqual(imports.length, 0);
  assert.deepEqual(againstTheOrder(imports), []);
});

test('no files import each other in a cycle', () => {
  assert.equal(cycleIn(imports), null);
});

test('a crate is built from lower crates', () => {
  const all = crates();
  assert.notEqual(all.length, 0);
  assert.deepEqual(cratesAgainstTheOrder(all), []);
});

test('a crate that is built from a higher one is named', () => {
  const path = '/crate/core';
  const dependencies = [
    { name: 'warifu-core', kind: null, path },
    { name: 'warifu-core', kind: 'dev', path },
    { name: 'image', kind: null },
  ];
  assert.deepEqual(cratesAgainstTheOrder([{ name: 'warifu-reader', dependencies }]), [
    'warifu-reader → warifu-core',
  ]);
});

/** Made-up files, each with one import that the check must find. */
const REFUSED = [
  ['vault/store.js', "import { show } from '../popup/popup.js';", 'popup/popup.js'],
  ['add/add.js', "import { scan } from '../scan/scan.js';", 'scan/scan.js'],
  ['base/core.js', "const { open } = await import('../vault/open.js');", 'vault/open.js'],
  ['base/core.js', "/** @import {Vault} from '../vault/open.js' */", 'vault/open.js'],
  ['browser/tabs.js', "import {\n  one,\n  two,\n} from '../base/texts.js';", 'base/texts.js'],
  ['popup/popup.js', "export * from '../unknown/one.js';", 'unknown/one.js'],
];

for (const [file = '', text = '', target] of REFUSED) {
  test(`${file} may not import ${target}`, () => {
    assert.deepEqual(againstTheOrder(importsIn(file, text)), [`${file} → ${target}`]);
  });
}

test('a cycle is found and named', () => {
  const cycle = [
    ...importsIn('base/start.js', "import './a.js';"),
    ...importsIn('base/a.js', "import './b.js';"),
    ...importsIn('base/b.js', "import './a.js';"),
  ];
  assert.deepEqual(cycleIn(cycle), ['base/a.js', 'base/b.js', 'base/a.js']);
});
