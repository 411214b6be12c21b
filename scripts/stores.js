// The extension's ids and pages in the stores, from manifest/stores.json. Both are null until the
// stores have published it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {'chrome' | 'edge'} Store
 * @typedef {{id: string | null, page: string | null, updates: string}} Place
 */

const path = join(import.meta.dirname, '..', 'manifest', 'stores.json');

/** @type {Readonly<Record<Store, Place>>} */
export const STORES = JSON.parse(readFileSync(path, 'utf8'));

/** Takes the place of an id that is not known yet. */
export const ID_PLACEHOLDERS = /** @type {const} */ ({
  chrome: 'CHROME-EXTENSION-ID',
  edge: 'EDGE-EXTENSION-ID',
});

/** @param {Store} store */
export function idIn(store) {
  return STORES[store].id ?? ID_PLACEHOLDERS[store];
}
