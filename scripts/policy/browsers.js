// The places from which the browsers read an extension's policy.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STORES, idIn } from '../stores.js';

/** @import {Store} from '../stores.js' */

/**
 * @typedef {{
 *   store: Store,
 *   label: string,
 *   name: string,
 *   id: string,
 *   version: string,
 *   updates: string,
 *   registry: string,
 *   bundle: string,
 *   pin: Record<string, string>,
 * }} Browser
 * `registry`: the key below HKLM or HKCU. `bundle`: the browser's preference domain on macOS.
 * `pin`: the member of `ExtensionSettings` that keeps the button in the toolbar.
 */

const manifest = join(import.meta.dirname, '..', '..', 'manifest', 'base.json');

/** @param {Partial<Record<Store, string>>} ids of a package of the administrator's own */
export function browsers(ids = {}) {
  const version = JSON.parse(readFileSync(manifest, 'utf8')).minimum_chrome_version;
  /** @param {Store} store */
  const common = (store) => ({
    store,
    version,
    id: ids[store] ?? idIn(store),
    updates: STORES[store].updates,
  });
  /** @type {Browser[]} */
  const all = [
    {
      ...common('chrome'),
      label: 'Chrome',
      name: 'Google Chrome',
      registry: 'Software\\Policies\\Google\\Chrome',
      bundle: 'com.google.Chrome',
      pin: { toolbar_pin: 'force_pinned' },
    },
    {
      ...common('edge'),
      label: 'Edge',
      name: 'Microsoft Edge',
      registry: 'Software\\Policies\\Microsoft\\Edge',
      bundle: 'com.microsoft.Edge',
      pin: { toolbar_state: 'force_shown' },
    },
  ];
  return all;
}

/** The key that holds the extension's own settings. @param {Browser} browser */
export function policyKey({ registry, id }) {
  return `${registry}\\3rdparty\\extensions\\${id}\\policy`;
}
