// What is compiled into the product comes under a licence that deny.toml allows, and from the public registry.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import satisfies from 'spdx-satisfies';

/**
 * @typedef {{id: string, name: string, version: string, license: string | null, source: string | null}} Package
 * @typedef {{id: string, deps: {pkg: string, dep_kinds: {kind: string | null}[]}[]}} Node
 */

const root = join(import.meta.dirname, '..');

/** The packages that warifu-wasm is linked from; build programs and tests are left out. */
function shipped() {
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

test('every part of the product has a licence that is allowed', () => {
  const list = /allow = \[(?<names>[^\]]+)\]/u.exec(readFileSync(join(root, 'deny.toml'), 'utf8'))?.groups?.['names'];
  const allowed = [...(list ?? '').matchAll(/"([^"]+)"/gu)].map(([, name = '']) => name);
  const packages = shipped();
  assert.ok(packages.length > 50, 'the list of packages is whole');
  for (const { name, version, license, source } of packages) {
    // Cargo's older notation of a choice.
    const expression = (license ?? '').replaceAll('/', ' OR ');
    assert.ok(satisfies(expression, allowed), `${name} ${version}: ${license}`);
    if (!name.startsWith('warifu-')) assert.match(source ?? '', /^registry\+/u, name);
  }
});
