// The extension's sources and a browser's manifest → dist/BROWSER/ and
// dist/warifu-BROWSER-VERSION.zip.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';
import { buildFiles, listFiles } from './build-files.js';
import { BROWSERS, assertWhole, manifestFor } from './manifest.js';

const root = join(import.meta.dirname, '..');
/** One moment for every file, so that the same sources give the same zip. */
const MOMENT = new Date('2026-01-01T00:00:00Z');

const files = await buildFiles();
for (const browser of BROWSERS) {
  const folder = join(root, 'dist', browser);
  rmSync(folder, { recursive: true, force: true });
  const manifest = manifestFor(browser);
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  for (const [path, content] of [...files, ['manifest.json', text]]) put(folder, path, content);
  assertWhole(manifest, folder);
  const zip = join(root, 'dist', `warifu-${browser}-${manifest.version}.zip`);
  writeFileSync(zip, zipSync(filesOf(folder), { level: 9, mtime: MOMENT }));
  console.log(`${relative(root, folder)}${sep} and ${relative(root, zip)}`);
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {string | Uint8Array} content
 */
function put(folder, path, content) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** @param {string} folder */
function filesOf(folder) {
  return Object.fromEntries(
    listFiles(folder).map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]),
  );
}
