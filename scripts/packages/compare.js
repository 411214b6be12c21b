// Compares the files of a package with those that were built from this source.

import { manifestFor } from '../manifest.js';

/** @import {Files} from './zip.js' */
/** @typedef {Record<string, unknown>} Json */

/**
 * @typedef {object} Comparison
 * @property {string[]} differences a line for each; none if the package is this source
 * @property {string[]} additions what publishers add, a line for each
 * @property {string} kind of package
 */

const MANIFEST = 'manifest.json';
/** The manifests of the packages, each with the kind. */
const KINDS = /** @type {const} */ ([
  ['chrome', "Chrome's store"],
  ['edge', "Edge's store"],
  ['hosted', "one's own server"],
]);
/** The hashes of all files, signed by the store. Browsers read them, the extension cannot. */
export const STORE_FILES = ['_metadata/verified_contents.json'];
/**
 * Keys of the manifest that a publisher adds. `key` fixes the extension's id. Browsers ask
 * `update_url` for later versions.
 */
const PUBLISHER_KEYS = ['key', 'update_url'];

/**
 * @param {Files} package_
 * @param {Files} built
 * @returns {Comparison}
 */
export function compare(package_, built) {
  const manifest = compareManifest(package_.get(MANIFEST));
  const differences = [...manifest.differences];
  const additions = [...manifest.additions];
  for (const [path, content] of built) {
    if (path === MANIFEST) continue;
    const other = package_.get(path);
    if (other === undefined) differences.push(`missing: ${path}`);
    else if (!Buffer.from(content).equals(other)) differences.push(`differs: ${path}`);
  }
  for (const path of package_.keys()) {
    if (built.has(path)) continue;
    if (STORE_FILES.includes(path)) additions.push(path);
    else differences.push(`extra: ${path}`);
  }
  return { differences: differences.sort(), additions, kind: manifest.kind };
}

/**
 * By its values: a store may write it anew.
 * @param {Uint8Array | undefined} content
 * @returns {Comparison}
 */
function compareManifest(content) {
  const none = { additions: [], kind: 'nobody' };
  if (content === undefined) return { ...none, differences: [`missing: ${MANIFEST}`] };
  const found = parse(content);
  if (found === null)
    return { ...none, differences: [`differs: ${MANIFEST} is no object of JSON`] };
  const name = found['version_name'];
  const [browser, kind] =
    KINDS.find(([one]) => manifestFor(one)['version_name'] === name) ?? KINDS[0];
  const expected = /** @type {Json} */ (manifestFor(browser));
  const isAdded = (/** @type {string} */ key) => PUBLISHER_KEYS.includes(key) && !(key in expected);
  const keys = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
  return {
    differences: keys
      .filter((key) => !isAdded(key) && textOf(found[key]) !== textOf(expected[key]))
      .map((key) => `differs: ${MANIFEST}: ${key}`),
    additions: keys.filter(isAdded).map((key) => `${MANIFEST}: ${key}: ${textOf(found[key])}`),
    kind,
  };
}

/** @param {Uint8Array} content @returns {Json | null} */
function parse(content) {
  try {
    const value = JSON.parse(new TextDecoder().decode(content));
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Equal for equal values: the order of an object's keys has no meaning.
 * @param {unknown} value
 */
function textOf(value) {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
