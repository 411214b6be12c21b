// How large a build is.

import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';

/**
 * Bytes: of the folder as a zip, as `scripts/package.js` makes it, and of each WebAssembly module.
 * @param {string} folder
 * @returns {Record<string, number>}
 */
export function sizes(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted();
  const contents = files.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]);
  const zip = zipSync(Object.fromEntries(contents), { level: 9 });
  const modules = contents.filter(([name]) => String(name).endsWith('.wasm'));
  return {
    'package, zipped': zip.length,
    ...Object.fromEntries(modules.map(([name, bytes]) => [String(name), bytes?.length ?? NaN])),
  };
}
