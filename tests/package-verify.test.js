// scripts/verify: a package is this source, or each difference is named.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { hostedManifest, manifestFor } from '../scripts/manifest.js';
import { crxOf } from '../scripts/packages/crx.js';
import { folderFiles } from '../scripts/packages/folder-files.js';
import { zipOf } from '../scripts/packages/zip.js';

/** @import {Files} from '../scripts/packages/zip.js' */

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'warifu-verify-'));
after(() => rmSync(folder, { recursive: true }));
const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** @param {object} manifest @returns {Files} the package with that manifest */
const withManifest = (manifest) =>
  folderFiles('chrome').set('manifest.json', bytes(JSON.stringify(manifest)));
const hash = Buffer.from(folderFiles('chrome').get('content-hash.txt') ?? [])
  .toString()
  .trim();
const chrome = manifestFor('chrome');
const hosted = hostedManifest('https://server.example/update.xml');

/** @param {(files: Files) => unknown} change */
function changed(change) {
  const files = withManifest(chrome);
  change(files);
  return zipOf(files);
}

/**
 * An archive with one more file, whose name no library would write.
 * @param {string} name
 */
function withName(name) {
  const other = 'x'.repeat(name.length);
  const zip = Buffer.from(changed((files) => files.set(other, bytes('more'))));
  for (let at = zip.indexOf(other); at !== -1; at = zip.indexOf(other)) zip.write(name, at);
  return zip;
}

/** Packages that are this source, each with what is said besides. */
const SAME = /** @type {const} */ ([
  ['of the store of Chrome', zipOf(withManifest(chrome)), /Chrome's store/u],
  ['of the store of Edge', zipOf(withManifest(manifestFor('edge'))), /Edge's store/u],
  [
    'signed for one’s own server',
    crxOf(zipOf(withManifest(hosted)), key),
    /update_url: "https:\/\/server\.example\/update\.xml"/u,
  ],
  [
    'signed by a store, with its list and a manifest in another order',
    crxOf(
      zipOf(
        withManifest({
          update_url: 'https://store.example/crx',
          key: 'MIIB',
          ...Object.fromEntries(Object.entries(chrome).reverse()),
        }).set('_metadata/verified_contents.json', bytes('[]')),
      ),
      key,
    ),
    /added by the publisher: _metadata\/verified_contents\.json/u,
  ],
]);

/** Packages that are not, each with the difference. */
const DIFFERENT = /** @type {const} */ ([
  [
    'a changed file',
    changed((files) => files.set('popup/popup.js', bytes('alert(1)'))),
    'differs: popup/popup.js',
  ],
  [
    'a missing file',
    changed((files) => files.delete('core/lanes.wasm')),
    'missing: core/lanes.wasm',
  ],
  ['an extra file', changed((files) => files.set('extra.js', bytes(''))), 'extra: extra.js'],
  [
    'another extra file below _metadata',
    changed((files) => files.set('_metadata/extra.js', bytes(''))),
    'extra: _metadata/extra.js',
  ],
  [
    'a name in other letters',
    changed((files) => files.set('POPUP/popup.js', bytes(''))),
    'extra: POPUP/popup.js',
  ],
  [
    'another permission',
    zipOf(withManifest({ ...chrome, permissions: [...chrome.permissions, 'tabs'] })),
    'differs: manifest.json: permissions',
  ],
  [
    'access to sites',
    zipOf(withManifest({ ...chrome, host_permissions: ['<all_urls>'] })),
    'differs: manifest.json: host_permissions',
  ],
  [
    'another version',
    zipOf(withManifest({ ...chrome, version: '9.9.9' })),
    'differs: manifest.json: version',
  ],
  ['no manifest', changed((files) => files.delete('manifest.json')), 'missing: manifest.json'],
]);

/** Files that cannot be compared, each with the reason. */
const UNREADABLE = /** @type {const} */ ([
  ['text', bytes('no package'), /cannot be read/u],
  ['a file twice', withName('popup/popup.js'), /popup\/popup\.js twice/u],
  ['a name that hides a file', withName('__proto__'), /__proto__/u],
  ['a cut header', bytes('Cr24\x03'), /ends within its header/u],
  ['an older format', Buffer.concat([bytes('Cr24\x02\0\0\0'), Buffer.alloc(8)]), /version 2/u],
]);

/** @param {Uint8Array} content */
function verify(content) {
  const path = join(folder, 'package');
  writeFileSync(path, content);
  const { status, stdout, stderr } = spawnSync('scripts/verify', ['--built', path], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

for (const [name, content, said] of SAME) {
  test(`${name}: it is this source`, () => {
    const result = verify(content);
    assert.equal(result.status, 0, result.said);
    // What the extension shows to administrators.
    assert.ok(result.said.includes(`content hash: ${hash}\n`));
    assert.match(result.said, said);
  });
}

for (const [name, content, difference] of DIFFERENT) {
  test(`${name}: it is not this source`, () => {
    const { status, said } = verify(content);
    assert.equal(status, 1, said);
    assert.deepEqual(said.split('\n').slice(0, -3), [difference]);
  });
}

for (const [name, content, reason] of UNREADABLE) {
  test(`${name}: it cannot be compared`, () => {
    const { status, said } = verify(content);
    assert.equal(status, 2, said);
    assert.match(said, reason);
  });
}

test('without a package the usage is told', () => {
  const { status, stderr } = spawnSync('scripts/verify', [], { cwd: root, encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(stderr, /usage/u);
});
