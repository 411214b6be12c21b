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

/**
 * What warifu-wasm is linked from; build programs and tests are left out.
 * @returns {Package[]}
 */
export function shipped() {
  const target = ['--filter-platform', 'wasm32-unknown-unknown'];
  const output = execFileSync('cargo', ['metadata', '--locked', '--format-version=1', ...target], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  /** @type {{packages: Package[], resolve: {nodes: Node[]}}} */
  const { packages, resolve } = JSON.parse(output);
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const product = packages.find(({ name }) => name === 'warifu-wasm');
  const reached = new Set([product?.id ?? '']);
  for (const id of reached) {
    for (const { pkg, dep_kinds } of nodes.get(id)?.deps ?? []) {
      if (dep_kinds.some(({ kind }) => kind === null)) reached.add(pkg);
    }
  }
  return packages.filter(({ id }) => reached.has(id));
}

/** What is in the product itself: no macro, which runs while it is built, and nothing of our own. */
export function builtIn() {
  return shipped().filter(
    ({ name, targets }) =>
      !name.startsWith('warifu-') && !targets.some(({ kind }) => kind.includes('proc-macro')),
  );
}

/** Cargo's older notation of a choice, in today's. @param {string | null} license */
export function expressionOf(license) {
  return (license ?? '').replaceAll(/\s*\/\s*/gu, ' OR ');
}
