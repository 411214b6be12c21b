// Packages that are made from a copy of the sources in another folder.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

/**
 * The tracked and the new files, the compiled modules, and the installed tools.
 * @param {string} name of the folder
 * @returns {{folder: string, remove: () => void}}
 */
export function copyOfSources(name) {
  const above = mkdtempSync(join(tmpdir(), 'warifu-copy-'));
  const folder = join(above, name);
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', listed, { cwd: root, encoding: 'utf8' }).split('\0');
  // A file that was deleted since the last commit is still listed.
  const there = files.filter((one) => one !== '' && existsSync(join(root, one)));
  for (const path of new Set(there)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  cpSync(join(root, 'extension', 'core'), join(folder, 'extension', 'core'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(above, { recursive: true }) };
}

/**
 * Makes the packages there.
 * @param {string} folder
 * @param {string[]} options of scripts/package.js
 * @param {Record<string, string>} environment
 * @returns {string} their folder
 */
export function makePackages(folder, options, environment) {
  const git = (/** @type {string} */ option) =>
    execFileSync('git', ['rev-parse', option], { cwd: root, encoding: 'utf8' }).trim();
  // The copy has the files of the same commit.
  const repository = { GIT_DIR: git('--absolute-git-dir'), GIT_WORK_TREE: folder };
  execFileSync('node', [join('scripts', 'package.js'), ...options], {
    cwd: folder,
    env: { ...process.env, ...repository, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return join(folder, 'dist', 'packages');
}
