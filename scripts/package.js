// The extension's folder and a browser's manifest → dist/BROWSER/ and dist/warifu-BROWSER-VERSION.zip.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';
import { BROWSERS, assertWhole, manifestFor } from './manifest.js';

const root = join(import.meta.dirname, '..');
/** Types serve whoever works on the code; a store's reviewer and the browser need none. */
const LEFT_OUT = /(?:\.d\.ts|tsconfig\.json)$/u;
/** One moment for every file, so that the same sources give the same zip. */
const MOMENT = new Date('2026-01-01T00:00:00Z');

for (const browser of BROWSERS) {
  const folder = join(root, 'dist', browser);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'extension'), folder, {
    recursive: true,
    filter: (path) => !LEFT_OUT.test(path),
  });
  const manifest = manifestFor(browser);
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  assertWhole(manifest, folder);
  const zip = join(root, 'dist', `warifu-${browser}-${manifest.version}.zip`);
  writeFileSync(zip, zipSync(filesOf(folder), { level: 9, mtime: MOMENT }));
  console.log(`${relative(root, folder)}${sep} and ${relative(root, zip)}`);
}

/** @param {string} folder */
function filesOf(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    paths.map((path) => [
      relative(folder, path).replaceAll(sep, '/'),
      new Uint8Array(readFileSync(path)),
    ]),
  );
}
