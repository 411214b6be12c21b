// Layers: the extension's folders, and the crates. Each may use those in lower layers.

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, normalize } from 'node:path/posix';

/** From the lowest. `core/` is generated and imports nothing of ours. */
const FOLDERS = [
  ['core'],
  ['browser'],
  ['base'],
  ['worker'],
  ['vault'],
  ['capture'],
  ['forms'],
  ['codes'],
  ['accounts'],
  ['fill'],
  ['clock'],
  // The pages. None imports another one.
  [
    'add',
    'camera',
    'scan',
    'unlock',
    'settings',
    'backup',
    'export',
    'rescue',
    'health',
    'move',
    'sheet',
    'help',
    'status',
    'sync',
    'popup',
  ],
  ['offscreen'],
  ['background'],
];

/** From the lowest. */
const CRATES = [
  ['warifu-base', 'warifu-bindgen', 'warifu-decoders', 'warifu-zip'],
  ['warifu-reader', 'warifu-password', 'warifu-core'],
  ['warifu-import', 'warifu-export'],
  ['warifu-boundary'],
  ['warifu-vault-boundary'],
  [
    'warifu-codes-wasm',
    'warifu-copies-wasm',
    'warifu-export-wasm',
    'warifu-import-wasm',
    'warifu-reader-wasm',
    'warifu-password-wasm',
    'warifu-lanes-wasm',
  ],
];

/** @typedef {{file: string, target: string}} Import both as paths within extension/ */

/**
 * Static and dynamic imports, and those of types in comments.
 * @param {string} file
 * @param {string} text its content
 * @returns {Import[]}
 */
export function importsIn(file, text) {
  const paths = text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/gu);
  return [...paths].map(([, path = '']) => ({ file, target: normalize(join(file, '..', path)) }));
}

/**
 * @param {string} folder the extension's
 * @returns {Import[]} of all JavaScript in it but the generated core
 */
export function importsOf(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.js') && !file.startsWith('core/'))
    .flatMap((file) => importsIn(file, readFileSync(join(folder, file), 'utf8')));
}

/**
 * @param {Import[]} imports
 * @returns {string[]} the imports that break the order, and those with a folder that it does not
 *   have
 */
export function againstTheOrder(imports) {
  const isAllowed = allowed(FOLDERS);
  return imports
    .filter(({ file, target }) => !isAllowed(folderOf(file), folderOf(target)))
    .map(({ file, target }) => `${file} → ${target}`);
}

/**
 * @typedef {{name: string, dependencies: {name: string, kind: string | null, path?: string}[]}}
 *   Crate
 *   `kind`: null for what the crate is built from, otherwise `dev` or `build`
 */

/** @returns {Crate[]} the workspace's */
export function crates() {
  const command = ['metadata', '--locked', '--no-deps', '--format-version', '1'];
  const { packages } = JSON.parse(execFileSync('cargo', command, { encoding: 'utf8' }));
  return packages;
}

/**
 * @param {Crate[]} all
 * @returns {string[]} the dependencies on crates of the workspace that break the order
 */
export function cratesAgainstTheOrder(all) {
  const isAllowed = allowed(CRATES);
  return all.flatMap(({ name, dependencies }) =>
    dependencies
      .filter(({ kind, path }) => kind === null && path !== undefined)
      .filter((one) => !isAllowed(name, one.name))
      .map((one) => `${name} → ${one.name}`),
  );
}

/**
 * @param {string[][]} layers from the lowest
 * @returns {(user: string, used: string) => boolean}
 */
function allowed(layers) {
  const ranks = new Map(layers.flatMap((names, rank) => names.map((name) => [name, rank])));
  return (user, used) => {
    const [higher, lower] = [ranks.get(user), ranks.get(used)];
    if (higher === undefined || lower === undefined) return false;
    return user === used || lower < higher;
  };
}

/** @param {string} path */
const folderOf = (path) => path.split('/')[0] ?? '';

/**
 * @param {Import[]} imports
 * @returns {string[] | null} the files of one cycle, the first one again at the end
 */
export function cycleIn(imports) {
  /** @type {Set<string>} */
  const finished = new Set();
  /** @param {string} file @param {string[]} path @returns {string[] | null} */
  const search = (file, path) => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (finished.has(file)) return null;
    for (const { target } of imports.filter((one) => one.file === file)) {
      const cycle = search(target, [...path, file]);
      if (cycle !== null) return cycle;
    }
    finished.add(file);
    return null;
  };
  for (const { file } of imports) {
    const cycle = search(file, []);
    if (cycle !== null) return cycle;
  }
  return null;
}
