// Searches the browser's profile on disk for texts that must not be readable there.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from 'otpauth';

/** @import {Page} from 'puppeteer-core' */
/** @import {Launched} from './launch.js' */

/** Chromium writes after one to five seconds. */
const WRITTEN_WITHIN_MS = 20_000;

/**
 * The forms in which a text could be stored.
 * @param {string} text
 */
export function writings(text) {
  return ['utf8', 'utf16le'].flatMap((encoding) => {
    const bytes = Buffer.from(text, encoding === 'utf8' ? 'utf8' : 'utf16le');
    return [
      bytes,
      Buffer.from(bytes.toString('hex')),
      Buffer.from(bytes.toString('base64').replace(/=+$/u, '').slice(0, -1)),
    ];
  });
}

/** @param {string} key in base32 */
export function writingsOfKey(key) {
  const bytes = Buffer.from(Secret.fromBase32(key).bytes);
  const grouped = key.replace(/.{4}(?=.)/gu, '$& ');
  const hex = bytes.toString('hex');
  const forms = [key, key.toLowerCase(), grouped, grouped.toLowerCase(), hex, hex.toUpperCase()];
  return [
    bytes,
    Buffer.from(bytes.toString('base64').slice(0, -2)),
    ...forms.flatMap((form) => writings(form)),
  ];
}

/**
 * @param {Launched} launched its browser has ended, so that all its files are written
 * @param {string} flow
 * @param {Buffer[]} secrets must be nowhere in the profile
 * @param {Buffer[]} names must be nowhere in the files of extensions
 */
export function assertNothingReadable({ profile }, flow, secrets, names) {
  const files = filesOf(profile);
  const vaults = files.filter((path) => path.includes('Local Extension Settings'));
  assert.ok(vaults.length > 0, 'the vault itself is in the profile');
  for (const path of files) {
    const file = readFileSync(path);
    const name = path.slice(profile.length);
    for (const secret of secrets)
      assert.equal(file.indexOf(secret), -1, `${flow}: ${name} holds a secret`);
    if (!name.includes('Extension')) continue;
    for (const shown of names)
      assert.equal(file.indexOf(shown), -1, `${flow}: ${name} holds a name`);
  }
}

/**
 * Waits until the browser has written the page's form values to its session history. A field that
 * may be written is added to the page for that, and its value is awaited on the disk.
 * @param {Launched} launched
 * @param {Page} page
 */
export async function awaitWrittenForms({ profile }, page) {
  const probe = `probe-${randomUUID()}`;
  await page.bringToFront();
  await page.evaluate(() => document.body.append(document.createElement('input')));
  const input = await page.$('body > input');
  await input?.type(probe);
  const forms = writings(probe);
  const isWritten = () =>
    filesOf(join(profile, 'Default', 'Sessions')).some((path) => {
      const file = readFileSync(path);
      return forms.some((form) => file.includes(form));
    });
  const end = Date.now() + WRITTEN_WITHIN_MS;
  while (!isWritten()) {
    assert.ok(Date.now() < end, 'the browser writes the values of its forms');
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await input?.evaluate((one) => one.remove());
}

/** @param {string} folder @returns {string[]} the paths of all files below it */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}
