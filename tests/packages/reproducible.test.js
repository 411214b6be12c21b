// The same sources give the same packages in another folder, time zone and language.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { manifestFor } from '../../scripts/manifest.js';
import { copyOfSources, makePackages } from '../support/packages/copy-of-sources.js';
import { namedIn, rowsOf } from '../support/packages/document.js';

const root = join(import.meta.dirname, '..', '..');
const { version } = manifestFor('chrome');
const near = copyOfSources('near');
const far = copyOfSources('遠い 場所');
after(() => [near, far].forEach(({ remove }) => remove()));

test('the packages are equal byte for byte', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = join(near.folder, '..', 'key.pem');
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const options = ['--quick', '--key', key, '--address', 'https://server.example/warifu/'];
  const tokyo = { TZ: 'Asia/Tokyo', LC_ALL: 'ja_JP.UTF-8' };
  const tallinn = { TZ: 'America/New_York', LC_ALL: 'et_EE.UTF-8' };
  const [one, other] = [
    makePackages(near.folder, options, tokyo),
    makePackages(far.folder, options, tallinn),
  ];
  const names = readdirSync(one).sort();
  const documented = rowsOf('file').flatMap(([cell]) => namedIn(cell));
  assert.deepEqual(names, documented.map((name) => name.replace('VERSION', version)).sort());
  assert.deepEqual(readdirSync(other).sort(), names);
  for (const name of names) {
    assert.ok(readFileSync(join(one, name)).equals(readFileSync(join(other, name))), name);
  }
  execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: one });
});

// One module of the six, because each takes a while: the same flags apply to all, and
// tests/package-contents.test.js searches each for names of folders. The smallest with packages
// from the registry is taken.
test('a module that is compiled in another folder is equal', () => {
  const cargo = process.env['CARGO_HOME'] ?? join(homedir(), '.cargo');
  const otherCargo = join(far.folder, '..', 'cargo home');
  mkdirSync(otherCargo);
  symlinkSync(join(cargo, 'registry'), join(otherCargo, 'registry'));
  const env = { ...process.env, CARGO_HOME: otherCargo };
  execFileSync('scripts/modules', ['export'], { cwd: far.folder, env, stdio: 'inherit' });
  const compiled = 'target/wasm32-unknown-unknown/release/warifu_export_wasm.wasm';
  execFileSync(join(root, 'target/debug/warifu-bindgen'), [compiled, 'made', 'export'], {
    cwd: far.folder,
  });
  const made = readFileSync(join(far.folder, 'made', 'export_bg.wasm'));
  assert.ok(made.equals(readFileSync(join(root, 'dist/chrome/core/export_bg.wasm'))));
});
