// Zip archives that depend on nothing but the names and contents of their files.

import { unzipSync, zipSync } from 'fflate';

/** @typedef {Map<string, Uint8Array>} Files by their paths */

/** Zip archives hold local time, so this moment is the same text in every time zone. */
const MOMENT = new Date(2026, 0, 1);

/** @param {Files} files @returns {Uint8Array} with the files in the order of their paths */
export function zipOf(files) {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: MOMENT });
}

/**
 * The files of an archive, without its folders.
 * @param {Uint8Array} zip
 * @returns {Files}
 * @throws {Error} if it is no archive, or if two of its files have the same path
 */
export function filesIn(zip) {
  /** @type {Set<string>} */
  const names = new Set();
  const isNew = (/** @type {{name: string}} */ { name }) => {
    if (names.has(name)) throw new Error(`the archive holds ${name} twice`);
    // The library gives an object, which cannot have this as a name.
    if (name === '__proto__') throw new Error(`the archive holds ${name}`);
    names.add(name);
    return !name.endsWith('/');
  };
  return new Map(Object.entries(unzipSync(zip, { filter: isNew })));
}
