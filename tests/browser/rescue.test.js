// A vault that cannot be read is never overwritten. It is laid aside, and the generation before it
// opens.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  add,
  disk,
  goInside,
  makeVault,
  putOnDisk,
  textOf,
  vaultOnDisk,
} from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { MASTER_PASSWORD, Member } from '../support/member/member.js';
import { opened } from '../support/browser/new-page.js';
import { untilIn } from '../support/browser/until.js';
import { names } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */

/**
 * The offset of the header's length, after the magic bytes and the version:
 * `crate/core/src/vault/mod.rs`.
 */
const LENGTH_AT = 10;
const HEADER_AT = 14;

/**
 * Damages a vault of two entries, and rescues the generation before, which has one entry.
 * @param {TestContext} context
 * @param {(sealed: string) => unknown} damage
 * @param {string} failure the key of the text that names the failure
 */
async function goThrough(context, damage, failure) {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  const inside = await goInside(launched);
  await makeVault(inside);
  await add(inside, ['first']);
  await add(inside, ['second']);
  await inside.page.evaluate(() => chrome.storage.session.clear());
  const { name, kept } = await vaultOnDisk(inside.page);
  const damaged = damage(String(kept.current));
  await putOnDisk(inside.page, { [name]: { ...kept, current: damaged } });
  const before = await disk(inside.page);

  const member = new Member(launched);
  const popup = await member.openPopup(inside.page);
  await seen(popup, 'gate');
  await popup.type('#password', MASTER_PASSWORD);
  await popup.keyboard.press('Enter');
  await seen(popup, 'failed');
  assert.equal(await text(popup, '#failure'), await textOf(popup, failure));
  await popup.waitForSelector('#failed-rescue:not([hidden])');
  assert.deepEqual(await disk(inside.page), before, 'nothing was written');

  const rescue = await opened(launched, 'rescue/rescue.html', () => popup.click('#failed-rescue'));
  await seen(rescue, 'rescue');
  assert.deepEqual(await disk(inside.page), before, 'nothing was written');
  await press(rescue, await textOf(rescue, 'action_go_back'));
  await untilIn(rescue, () => document.querySelector('#done')?.textContent !== '');
  const { [name]: back, ...aside } = await disk(inside.page);
  assert.deepEqual(back, { current: kept.previous, previous: null });
  assert.deepEqual(Object.values(aside), [damaged], 'the damaged bytes are kept as they are');
  assert.match(Object.keys(aside).join(), /^damaged-[^,]+$/u);

  const again = await member.openPopup(inside.page);
  await member.unlock(again);
  assert.deepEqual(await names(again), ['first']);
  await add(inside, ['third']);
  assert.deepEqual(await disk(inside.page), {
    ...aside,
    [name]: (await vaultOnDisk(inside.page)).kept,
  });
}

test('a vault with a damaged header', async (context) => {
  const damage = (/** @type {string} */ sealed) => {
    const header = bytesOf(sealed).subarray(HEADER_AT, HEADER_AT + headerLength(sealed));
    // A byte of the structure. Damage in a slot's key or salt looks like a wrong password.
    return changed(sealed, HEADER_AT + header.indexOf('salt'));
  };
  await goThrough(context, damage, 'vault_damaged');
});

test('a vault with damaged entries', async (context) => {
  const damage = (/** @type {string} */ sealed) => {
    const body = HEADER_AT + headerLength(sealed);
    return changed(sealed, body + Math.floor((bytesOf(sealed).length - body) / 2));
  };
  await goThrough(context, damage, 'vault_damaged');
});

test('a stored vault that is not text', async (context) => {
  const damage = () => ({ neither: ['text', 'nor', 'vault'] });
  await goThrough(context, damage, 'vault_not_a_vault');
});

test('a generation with a number below its predecessor’s is laid aside, never overwritten', async (context) => {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  const inside = await goInside(launched);
  await makeVault(inside);
  await add(inside, ['first']);
  await add(inside, ['second']);
  const { name, kept } = await vaultOnDisk(inside.page);
  const number = bytesOf(String(kept.current)).indexOf('generation') + 'generation'.length;
  const bytes = bytesOf(String(kept.current));
  bytes[number] = 0;
  const damaged = bytes.toString('base64');
  await putOnDisk(inside.page, { [name]: { ...kept, current: damaged } });
  await add(inside, ['third']);
  const { [name]: now, ...aside } = await disk(inside.page);
  assert.notDeepEqual(now, kept);
  assert.deepEqual(Object.values(aside), [damaged]);
});

test('damage that looks like a wrong password still offers the rescue page', async (context) => {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  const inside = await goInside(launched);
  await makeVault(inside);
  await add(inside, ['first']);
  await inside.page.evaluate(() => chrome.storage.session.clear());
  const { name, kept } = await vaultOnDisk(inside.page);
  const salt = bytesOf(String(kept.current)).indexOf('salt') + 8;
  await putOnDisk(inside.page, {
    [name]: { ...kept, current: changed(String(kept.current), salt) },
  });
  const unlock = await launched.browser.newPage();
  await unlock.goto(`chrome-extension://${launched.extension.id}/unlock/unlock.html`);
  await seen(unlock, 'ways');
  await unlock.type('#password', MASTER_PASSWORD);
  await unlock.click('#by-password [type=submit]');
  await unlock.waitForSelector('#password[aria-invalid]');
  await Promise.all([unlock.waitForNavigation(), unlock.click('#to-rescue')]);
  await seen(unlock, 'rescue');
  await press(unlock, await textOf(unlock, 'action_go_back'));
  await unlock.waitForSelector('#prove:not([hidden])');
  await unlock.type('#password', MASTER_PASSWORD);
  await unlock.click('#prove [type=submit]');
  await untilIn(unlock, () => document.querySelector('#done')?.textContent !== '');
  assert.notEqual((await vaultOnDisk(unlock)).kept.current, kept.current);
});

/** @param {string} sealed */
function bytesOf(sealed) {
  return Buffer.from(sealed, 'base64');
}

/** @param {string} sealed */
function headerLength(sealed) {
  return bytesOf(sealed).readUInt32BE(LENGTH_AT);
}

/**
 * Changes the character of a base64 text that holds most of a byte.
 * @param {string} sealed
 * @param {number} byte
 */
function changed(sealed, byte) {
  const letter = Math.floor((byte * 8 + 4) / 6);
  return sealed.slice(0, letter) + (sealed[letter] === 'A' ? 'B' : 'A') + sealed.slice(letter + 1);
}

/**
 * Presses the button with a label.
 * @param {Page} page
 * @param {string} label
 */
async function press(page, label) {
  const button = await page.waitForSelector(`::-p-xpath(//button[text()="${label}"])`);
  await button?.click();
}
