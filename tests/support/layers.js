// The extension's folders as layers: a file imports from its own folder and from those before it.

import { readFileSync, readdirSync } from 'node:fs';
import { join, normalize } from 'node:path/posix';

/** From the lowest. `core/` is generated and imports nothing of ours. */
const LAYERS = [
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
  ['add', 'scan', 'unlock', 'settings', 'backup', 'rescue', 'popup'],
  ['offscreen'],
  ['background'],
];

const rankOf = new Map(LAYERS.flatMap((names, rank) => names.map((name) => [name, rank])));

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
 * @returns {string[]} the imports that break the order, and the folders that have no place in it
 */
export function againstTheOrder(imports) {
  return imports.filter(isAgainstTheOrder).map(({ file, target }) => `${file} → ${target}`);
}

/** @param {Import} one */
function isAgainstTheOrder({ file, target }) {
  const [from, to] = [folderOf(file), folderOf(target)];
  const [importing, imported] = [rankOf.get(from), rankOf.get(to)];
  if (importing === undefined || imported === undefined) return true;
  return from !== to && imported >= importing;
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
