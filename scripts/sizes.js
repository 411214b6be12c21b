// Prints the bytes of each WebAssembly module, and how much each kind of file takes in the package.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

const root = join(import.meta.dirname, '..');
const KINDS = /** @type {const} */ ([
  ['texts', /^_locales\//u],
  ['licences', /licences\./u],
  ['scripts', /\.js$/u],
  ['style sheets', /\.css$/u],
  ['help', /^help\//u],
]);

for (const file of readdirSync(join(root, 'dist', 'chrome', 'core')).sort()) {
  if (!file.endsWith('.wasm')) continue;
  const { size } = statSync(join(root, 'dist', 'chrome', 'core', file));
  console.log(`${file}: ${size.toLocaleString('en')} bytes`);
}
const packages = join(root, 'dist', 'packages');
for (const zip of readdirSync(packages).filter((name) => name.endsWith('.zip'))) {
  const content = new Uint8Array(readFileSync(join(packages, zip)));
  const parts = [...sizesIn(content)].sort(([, one], [, other]) => other - one);
  const listed = parts.map(([kind, bytes]) => `${kind} ${kilobytes(bytes)}`).join(', ');
  console.log(`${zip}: ${kilobytes(content.length)} KB. Compressed: ${listed}`);
}

/** @param {Uint8Array} zip @returns {Map<string, number>} compressed bytes by kind */
function sizesIn(zip) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  unzipSync(zip, {
    filter: ({ name, size }) => {
      const module = /([a-z]+)(?:_bg)?\.wasm$/u.exec(name)?.[1];
      const kind = module ?? KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'all else';
      sizes.set(kind, (sizes.get(kind) ?? 0) + size);
      return false;
    },
  });
  return sizes;
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return Math.round(bytes / 1000).toLocaleString('en');
}
