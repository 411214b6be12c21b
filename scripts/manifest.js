// Builds a browser's manifest from manifest/base.json and the browser's own file, and checks that
// everything named in it exists.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{version: string, default_locale: string, permissions: string[]}} KnownKeys
 * @typedef {Record<string, unknown> & KnownKeys} Manifest
 */

const root = join(import.meta.dirname, '..');
export const BROWSERS = /** @type {const} */ (['chrome', 'edge']);

/**
 * @param {string} browser
 * @returns {Manifest}
 */
export function manifestFor(browser) {
  const version = /^version = "(?<version>[\d.]+)"$/mu.exec(
    readFileSync(join(root, 'Cargo.toml'), 'utf8'),
  )?.groups?.version;
  if (version === undefined) throw new Error('Cargo.toml names no version');
  const base = read('manifest/base.json');
  const own = read(`manifest/${browser}.json`);
  const merged = JSON.stringify({ ...base, version, ...own }).replaceAll('$VERSION', version);
  return JSON.parse(merged);
}

/**
 * The manifest of the package for one's own server. Browsers ask there for updates.
 * @param {string} updateAddress of the update manifest
 * @returns {Manifest}
 */
export function hostedManifest(updateAddress) {
  return { ...manifestFor('hosted'), update_url: updateAddress };
}

/** @param {Manifest} manifest */
export function manifestText(manifest) {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * Throws if the manifest names a file or a text that the folder does not contain.
 * @param {Manifest} manifest
 * @param {string} folder the built extension
 */
export function assertWhole(manifest, folder) {
  for (const value of stringsOf(manifest)) {
    if (/\.(?:html|js|png|svg|json)$/u.test(value) && !existsSync(join(folder, value))) {
      throw new Error(`the manifest names ${value}, which does not exist`);
    }
    const key = /^__MSG_(?<key>\w+)__$/u.exec(value)?.groups?.key;
    for (const language of key === undefined ? [] : readdirSync(join(folder, '_locales'))) {
      const texts = JSON.parse(
        readFileSync(join(folder, '_locales', language, 'messages.json'), 'utf8'),
      );
      if (!(String(key) in texts)) throw new Error(`${language} has no text ${key}`);
    }
  }
  if (!existsSync(join(folder, '_locales', manifest.default_locale)))
    throw new Error('the default language has no texts');
}

/** @param {string} path */
function read(path) {
  return /** @type {Record<string, unknown>} */ (
    JSON.parse(readFileSync(join(root, path), 'utf8'))
  );
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function stringsOf(value) {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
