// The Rust packages that the product is linked from, by Cargo's own account of them.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * @typedef {object} Package
 * @property {string} id
 * @property {string} name
 * @property {string} version
 * @property {string | null} license an SPDX expression
 * @property {string | null} source
 * @property {string} manifest_path
 * @property {{kind: string[]}[]} targets
 */

/** @typedef {{id: string, deps: {pkg: string, dep_kinds: {kind: string | null}[]}[]}} Node */

const root = join(import.meta.dirname, '..');

/** The modules, by the package that each is compiled from. */
export const MODULES = [
  'warifu-codes-wasm',
  'warifu-copies-wasm',
  'warifu-export-wasm',
  'warifu-import-wasm',
  'warifu-lanes-wasm',
  'warifu-password-wasm',
  'warifu-reader-wasm',
];

/** @type {{packages: Package[], resolve: {nodes: Node[]}} | undefined} */
let metadata;

/**
 * Returns the packages that these modules are linked from. Build programs, tests, macros and what
 * only those need are not linked.
 * @param {string[]} modules
 * @returns {Package[]}
 */
export function shipped(modules = MODULES) {
  metadata ??= readMetadata();
  const { packages, resolve } = metadata;
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const macros = new Set(packages.filter(isMacro).map(({ id }) => id));
  const roots = packages.filter(({ name }) => modules.includes(name)).map(({ id }) => id);
  if (roots.length !== modules.length) throw new Error(`not every one is there: ${modules.join()}`);
  const reached = new Set(roots);
  for (const id of reached) {
    for (const { pkg, dep_kinds } of nodes.get(id)?.deps ?? []) {
      if (!macros.has(pkg) && dep_kinds.some(({ kind }) => kind === null)) reached.add(pkg);
    }
  }
  return packages.filter(({ id }) => reached.has(id));
}

/** Whether it runs at build time. @param {Package} one */
function isMacro({ targets }) {
  return targets.some(({ kind }) => kind.includes('proc-macro'));
}

/** @returns {NonNullable<typeof metadata>} */
function readMetadata() {
  const target = ['--filter-platform', 'wasm32-unknown-unknown'];
  const output = execFileSync('cargo', ['metadata', '--locked', '--format-version=1', ...target], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(output);
}

/** Returns the third-party packages in the product. The project's own have no source. */
export function builtIn() {
  return shipped().filter(({ source }) => source !== null);
}

/** Cargo's older notation of a choice, in today's. @param {string | null} license */
export function expressionOf(license) {
  return (license ?? '').replaceAll(/\s*\/\s*/gu, ' OR ');
}
