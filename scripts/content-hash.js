// A hash over the files that ship, which the extension shows to administrators. It is the SHA-256
// of a list with a line for each file, sorted by path: the SHA-256 of the file in hexadecimal, two
// spaces, the path. `sha256sum` prints such lines.

import { createHash } from 'node:crypto';

/** In the package. It is not in the list, nor is the manifest, which differs between browsers. */
export const HASH_FILE = 'content-hash.txt';

/**
 * @param {readonly (readonly [string, string | Uint8Array])[]} files by their paths
 * @returns {string} in hexadecimal
 */
export function contentHash(files) {
  const hashed = files.filter(([path]) => path !== HASH_FILE && path !== 'manifest.json');
  // By code units, as `LC_ALL=C sort` does for these names.
  const sorted = hashed.toSorted(([one], [other]) => (one < other ? -1 : 1));
  const lines = sorted.map(([path, content]) => `${sha256(content)}  ${path}\n`);
  return sha256(lines.join(''));
}

/** @param {string | Uint8Array} content */
function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}
