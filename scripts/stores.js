// Addresses outside the repository, from manifest/stores.json: the extension's ids and pages in the
// stores, and its website. They are null until there are some.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {'chrome' | 'edge'} Store
 * @typedef {{id: string | null, page: string | null, updates: string}} Place
 */

const path = join(import.meta.dirname, '..', 'manifest', 'stores.json');

const { site, ...stores } = JSON.parse(readFileSync(path, 'utf8'));

/** @type {Readonly<Record<Store, Place>>} */
export const STORES = stores;

/**
 * The website's address, without a slash at its end.
 * @type {string}
 */
export const SITE = site ?? 'https://WEBSITE';

/** Takes the place of an id that is not known yet. */
export const ID_PLACEHOLDERS = /** @type {const} */ ({
  chrome: 'CHROME-EXTENSION-ID',
  edge: 'EDGE-EXTENSION-ID',
});

/** @param {Store} store */
export function idIn(store) {
  return STORES[store].id ?? ID_PLACEHOLDERS[store];
}
