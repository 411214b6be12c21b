// A copy of the built extension with its source modules beside the bundles, for tests that call the
// extension's functions inside its pages, and with an empty page. The bundles and all other files
// are those that ship.

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
/** A page that does nothing by itself. */
export const EMPTY_PAGE = 'empty.html';
const copies = join(root, 'target', 'test-builds');

/**
 * The folder is made once for each build. Its path is the same in every test, and so is the
 * extension's id, which depends on it.
 * @param {'chrome' | 'edge'} build
 * @returns {string} the copy's folder
 */
export function buildWithModules(build) {
  const dist = join(root, 'dist', build);
  const folder = join(copies, `${build}-${statSync(join(dist, 'manifest.json')).mtimeMs}`);
  if (existsSync(folder)) return folder;
  mkdirSync(copies, { recursive: true });
  const made = mkdtempSync(join(copies, 'new-'));
  cpSync(dist, made, { recursive: true });
  // The bundles stay: a file that is there already is not overwritten.
  const filter = (/** @type {string} */ path) =>
    statSync(path).isDirectory() || /\.js$/u.test(path);
  cpSync(join(root, 'extension'), made, { recursive: true, force: false, filter });
  writeFileSync(
    join(made, EMPTY_PAGE),
    '<!doctype html><meta charset="utf-8"><title>Empty</title>',
  );
  try {
    renameSync(made, folder);
  } catch (error) {
    // Another test has made it meanwhile.
    if (!existsSync(folder)) throw error;
    rmSync(made, { recursive: true });
  }
  return folder;
}
