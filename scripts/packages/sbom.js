// The software bill of materials: each WebAssembly module with the Rust packages that it is linked
// from, in CycloneDX 1.6. No npm package is in the product; they are tools of the build and tests.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES, expressionOf, shipped } from '../shipped.js';

/** @import {Package} from '../shipped.js' */

const root = join(import.meta.dirname, '..', '..');

/** @typedef {Record<string, unknown>} Json */

/**
 * @param {{version: string, rust: string, tools: {name: string, version: string}[]}} made
 *   `rust`: the version of the compiler, whose library is in each module
 * @returns {string} JSON that depends on nothing else than the sources and the tools
 */
export function billOfMaterials({ version, rust, tools }) {
  const library = {
    type: 'library',
    'bom-ref': `rust-std@${rust}`,
    name: 'std',
    version: rust,
    description: "Rust's standard library",
    licenses: [{ expression: 'MIT OR Apache-2.0' }],
  };
  const modules = MODULES.map((name) => ({ name, packages: linkedInto(name) }));
  const product = { type: 'application', 'bom-ref': 'warifu', name: 'warifu', version };
  const parts = unique(modules.flatMap(({ packages }) => packages));
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      tools: { components: tools.map((tool) => ({ type: 'application', ...tool })) },
      component: { ...product, licenses: [{ expression: 'MIT OR Apache-2.0' }] },
    },
    components: [
      ...modules.map(({ name }) => moduleOf(name, version)),
      ...parts.map(component),
      library,
    ],
    dependencies: [
      { ref: 'warifu', dependsOn: MODULES.map(moduleRef) },
      ...modules.map(({ name, packages }) => ({
        ref: moduleRef(name),
        dependsOn: [...packages.map(refOf), library['bom-ref']],
      })),
    ],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** @param {string} module @returns {Package[]} sorted */
function linkedInto(module) {
  const linked = shipped([module]).filter(({ name }) => name !== module);
  return linked.sort((one, other) => (refOf(one) < refOf(other) ? -1 : 1));
}

/** @param {Package[]} packages @returns {Package[]} each once, sorted */
function unique(packages) {
  const byRef = new Map(packages.map((one) => [refOf(one), one]));
  return [...byRef].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one);
}

/** The file's name within the package. @param {string} module */
function moduleRef(module) {
  const name = module.replace(/^warifu-(.*)-wasm$/u, '$1');
  return name === 'lanes' ? 'core/lanes.wasm' : `core/${name}_bg.wasm`;
}

/** @param {string} module @param {string} version @returns {Json} */
function moduleOf(module, version) {
  const ref = moduleRef(module);
  return { type: 'library', 'bom-ref': ref, name: module, version, description: ref };
}

/** @param {Package} one */
function refOf({ name, version, source }) {
  return source === null ? `${name}@${version}` : `pkg:cargo/${name}@${version}`;
}

/** @param {Package} one @returns {Json} */
function component(one) {
  const { name, version, license, source } = one;
  const hash = checksums().get(`${name} ${version}`);
  return {
    type: 'library',
    'bom-ref': refOf(one),
    name,
    version,
    licenses: [{ expression: expressionOf(license) }],
    ...(hash === undefined ? {} : { hashes: [{ alg: 'SHA-256', content: hash }] }),
    ...(source === null ? {} : { purl: refOf(one) }),
  };
}

/** @type {Map<string, string> | undefined} */
let read;

/** The hashes of the packages from the registry, by name and version. */
function checksums() {
  read ??= new Map(
    readFileSync(join(root, 'Cargo.lock'), 'utf8')
      .split('[[package]]')
      .map((text) => [
        `${valueIn(text, 'name')} ${valueIn(text, 'version')}`,
        valueIn(text, 'checksum'),
      ])
      .filter(/** @returns {pair is [string, string]} */ (pair) => pair[1] !== undefined),
  );
  return read;
}

/** @param {string} text @param {string} key */
function valueIn(text, key) {
  return new RegExp(`^${key} = "([^"]+)"$`, 'mu').exec(text)?.[1];
}
