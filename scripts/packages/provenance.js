// How the packages were made: from which commit, with which tools, by which command.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/**
 * @typedef {object} Provenance
 * @property {string | null} commit `null` outside of a repository
 * @property {boolean} isChanged whether files differ from the commit
 * @property {string} command
 * @property {Record<string, string>} tools their versions
 */

/** @param {string} command @returns {Provenance} */
export function provenanceOf(command) {
  return { ...commitAndChanges(), command, tools: tools() };
}

/** The versions of the tools that the packages depend on. */
export function tools() {
  return {
    rustc: outputOf('rustc', '--version').replace(/^rustc /u, ''),
    'wasm-bindgen-cli-support': lockedCrate('wasm-bindgen-cli-support'),
    zopfli: lockedCrate('zopfli'),
    rollup: lockedPackage('rollup'),
    marked: lockedPackage('marked'),
    fflate: lockedPackage('fflate'),
    node: process.version.slice(1),
  };
}

function commitAndChanges() {
  try {
    const commit = outputOf('git', 'rev-parse', 'HEAD');
    // Without writing to the repository.
    const changes = outputOf('git', '--no-optional-locks', 'status', '--porcelain');
    return { commit, isChanged: changes !== '' };
  } catch (error) {
    console.warn('the sources are in no repository, so the provenance names no commit');
    if (!isExit(error)) throw error;
    return { commit: null, isChanged: false };
  }
}

/** Whether a program ended with an error, or is not there. @param {unknown} error */
function isExit(error) {
  return error instanceof Error && ('status' in error || 'code' in error);
}

/** @param {string} program @param {string[]} options */
function outputOf(program, ...options) {
  const stdio = /** @type {const} */ (['ignore', 'pipe', 'ignore']);
  return execFileSync(program, options, { cwd: root, encoding: 'utf8', stdio: [...stdio] }).trim();
}

/** @param {string} name @returns {string} its version in Cargo.lock */
function lockedCrate(name) {
  const lock = readFileSync(join(root, 'Cargo.lock'), 'utf8');
  const version = new RegExp(`^name = "${name}"\nversion = "([^"]+)"$`, 'mu').exec(lock)?.[1];
  if (version === undefined) throw new Error(`Cargo.lock does not name ${name}`);
  return version;
}

/** @param {string} name @returns {string} its version in package-lock.json */
function lockedPackage(name) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return lock.packages[`node_modules/${name}`].version;
}
