// One profile in which one version of the extension follows another. A key in the manifest gives
// all versions the same id, as a store does.

import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../browser/launch.js';

/** @import {TestContext} from 'node:test' */
/** @import {Own} from '../browser/launch.js' */

const built = join(import.meta.dirname, '..', '..', '..', 'dist', 'chrome');
const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .publicKey.export({ type: 'spki', format: 'der' })
  .toString('base64');

/** What 0.1.0 stored: two vaults and settings, made by its own modules in Chromium. */
export const STORED = /** @type {Stored} */ (
  JSON.parse(readFileSync(join(import.meta.dirname, 'stored-by-0.1.0.json'), 'utf8'))
);

/**
 * @typedef {object} Stored
 * @property {Record<string, unknown>} disk `chrome.storage.local`
 * @property {Record<string, string>} local `localStorage`
 * @property {string} recovery a recovery code of the first vault
 */

/**
 * @param {Pick<TestContext, 'after'>} context
 * @returns {(version: string) => Promise<Own>} ends the version before, puts this one into its
 *   folder, and starts the browser again
 */
export function installer(context) {
  const above = mkdtempSync(join(tmpdir(), 'warifu-upgrade-'));
  const [profile, folder] = [join(above, 'profile'), join(above, 'extension')];
  /** @type {Own | undefined} */
  let running;
  context.after(async () => {
    await running?.close();
    rmSync(above, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  return async (version) => {
    await running?.close();
    rmSync(folder, { recursive: true, force: true });
    cpSync(built, folder, { recursive: true });
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...manifest, key: KEY, version }));
    running = await launch('chrome', { profile, folder });
    return running;
  };
}

/**
 * Stores it in the extension's place of the profile.
 * @param {Own} launched
 * @param {Pick<Stored, 'disk' | 'local'>} stored
 */
export async function store({ browser, extension }, { disk, local }) {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extension.id}/help/help.html`);
  await page.evaluate(
    async (items, own) => {
      await chrome.storage.local.set(items);
      for (const [name, value] of Object.entries(own)) localStorage.setItem(name, value);
    },
    disk,
    local,
  );
  await page.close();
}
