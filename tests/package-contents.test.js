// What docs/packages.md says about the packages is so: their files, permissions, content security
// policy, and the names of hosts in them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderFiles } from '../scripts/packages/folder-files.js';
import { manifestFor } from '../scripts/manifest.js';
import {
  blockBelow,
  matching,
  namedIn,
  namedInSentence,
  rowsOf,
} from './support/packages/document.js';

const files = folderFiles('chrome');
const paths = [...files.keys()];
/**
 * Top-level domains, without those that are common names of properties in scripts (`console.info`,
 * `style.top`) or of files (`lib.rs`).
 */
const DOMAINS =
  'com|net|org|jp|io|dev|cn|de|uk|ru|co|eu|us|gov|edu|tv|me|cloud|xyz|biz|ai|to|kr|tw|fr|nl|goog';
const HOST = new RegExp(
  `(?<![a-z0-9.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+(?:${DOMAINS})(?![a-z0-9-])`,
  'giu',
);
/** With a host after it: two labels or more, or an address by numbers. */
const ADDRESS = /\b(?:https?|wss?|ftp):\/\/(?<host>[\w-]+(?:\.[\w-]+)+)/giu;
const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const NUMBERS = new RegExp(`(?<![\\d.])${BYTE}(?:\\.${BYTE}){3}(?![\\d.])`, 'gu');
/** Compressed pixels. */
const PICTURES = /\.(?:png|webp)$/u;

/** @param {string} text */
function hostsIn(text) {
  return [
    ...[...text.matchAll(HOST)].map(([name]) => name),
    ...[...text.matchAll(ADDRESS)].map(([, host = '']) => host),
    ...[...text.matchAll(NUMBERS)].map(([address]) => address),
  ];
}

test('every file is named, and every name has a file', () => {
  const patterns = rowsOf('files').map(([cell]) => namedIn(cell).map(matching));
  const unnamed = paths.filter((path) => !patterns.flat().some((pattern) => pattern.test(path)));
  assert.deepEqual(unnamed, []);
  for (const pattern of patterns.flat()) {
    assert.ok(
      paths.some((path) => pattern.test(path)),
      `no file is ${pattern.source}`,
    );
  }
});

for (const browser of /** @type {const} */ (['chrome', 'edge', 'hosted'])) {
  test(`${browser}: permissions and content security policy are the documented ones`, () => {
    const manifest = manifestFor(browser);
    const all = [
      ...manifest.permissions,
      .../** @type {string[]} */ (manifest['optional_permissions']),
    ];
    assert.deepEqual(all, namedInSentence(/The permissions are [^.]+\./u));
    assert.deepEqual(manifest['content_security_policy'], {
      extension_pages: blockBelow('The content security policy of its pages:'),
    });
  });
}

test('every name of a host is documented, with the files that it is in', () => {
  const rows = rowsOf('host').map(([hosts, where]) => ({
    hosts: namedIn(hosts),
    where: namedIn(where).map(matching),
  }));
  /** @type {Set<string>} */
  const found = new Set();
  for (const [path, content] of files) {
    if (PICTURES.test(path)) continue;
    for (const host of hostsIn(Buffer.from(content).toString('latin1'))) {
      found.add(host);
      const isKnown = rows.some(
        (row) => row.hosts.includes(host) && row.where.some((one) => one.test(path)),
      );
      assert.ok(isKnown, `${path} names ${host}`);
    }
  }
  const documented = rows.flatMap(({ hosts }) => hosts);
  assert.deepEqual(documented.toSorted(), [...found].sort());
});

test('names of hosts are recognised', () => {
  const text = 'fetch("https://evil.example/x"), _tracker.net, 93.184.216.34, ws://a.b.internal';
  assert.deepEqual(hostsIn(text), ['tracker.net', 'evil.example', 'a.b.internal', '93.184.216.34']);
});

test('modules name no folder of the PC that compiled them', () => {
  for (const [path, content] of files) {
    if (!path.endsWith('.wasm')) continue;
    const text = Buffer.from(content).toString('latin1');
    const folders = text.match(
      /(?:\/(?:root|home|Users|work|tmp|private|builds?)\/|[A-Z]:\\|\.cargo|\.rustup)[\w./\\-]*/gu,
    );
    assert.equal(folders, null, path);
  }
});
