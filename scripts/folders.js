// The extension's sources and a browser's manifest → dist/BROWSER/, to load unpacked.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildFiles } from './build-files.js';
import { BROWSERS, assertWhole, manifestFor, manifestText } from './manifest.js';

const root = join(import.meta.dirname, '..');

/** Builds all of them. */
export async function writeFolders() {
  const files = await buildFiles();
  for (const browser of BROWSERS) {
    const folder = join(root, 'dist', browser);
    rmSync(folder, { recursive: true, force: true });
    const manifest = manifestFor(browser);
    for (const [path, content] of [...files, ['manifest.json', manifestText(manifest)]]) {
      put(folder, path, content);
    }
    assertWhole(manifest, folder);
    console.log(`${relative(root, folder)}${sep}`);
  }
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeFolders();
