// The hash that administrators see, computed again by the system's own tools.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { HASH_FILE, contentHash } from '../scripts/content-hash.js';

const dist = join(import.meta.dirname, '..', 'dist');
const BY_SHELL = `find . -type f ! -name manifest.json ! -name ${HASH_FILE} | sed 's#^\\./##' |
  LC_ALL=C sort | xargs sha256sum | sha256sum`;

for (const browser of ['chrome', 'edge']) {
  test(`${browser}: sha256sum gives the same hash`, () => {
    const folder = join(dist, browser);
    const [hash] = execFileSync('sh', ['-c', BY_SHELL], { cwd: folder, encoding: 'utf8' }).split(
      ' ',
    );
    assert.equal(readFileSync(join(folder, HASH_FILE), 'utf8'), `${hash}\n`);
  });
}

test('the hash depends on names and content, and not on the order or the manifest', () => {
  const files = /** @type {[string, string][]} */ ([
    ['a.js', 'one'],
    ['b.js', 'two'],
  ]);
  const hash = contentHash(files);
  assert.equal(contentHash([...files].reverse()), hash);
  assert.equal(contentHash([...files, ['manifest.json', '{}'], [HASH_FILE, 'x']]), hash);
  assert.notEqual(
    contentHash([
      ['a.js', 'one'],
      ['c.js', 'two'],
    ]),
    hash,
  );
  assert.notEqual(
    contentHash([
      ['a.js', 'one'],
      ['b.js', 'three'],
    ]),
    hash,
  );
});
