// A later version opens everything that 0.1.0 stored. An earlier version refuses a vault that a
// later one has written, says so, and changes nothing of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { disk } from '../support/browser/extension-modules.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { MASTER_PASSWORD, Member } from '../support/member/member.js';
import { names } from '../support/member/new-vault.js';
import { STORED, installer, store } from '../support/upgrade/versions.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */
/** @import {Own} from '../support/browser/launch.js' */

const OTHER_PASSWORD = '同僚だけが知っている言葉';
const NAMES = ['Bank\njiro', 'わりふ健保\ntaro', 'Counted\nsaburo', 'Steam\nshiro'];
const LATER = '99.0.0';
/** The offset of the format's version, two bytes after the magic ones (docs/vault-format.md). */
const VERSION_AT = 8;

/** @param {Own} launched */
async function openPopup(launched) {
  const [page = await launched.browser.newPage()] = await launched.browser.pages();
  return new Member(launched).openPopup(page);
}

/** @param {Own} launched @param {string} path @param {string} view */
async function open({ browser, extension }, path, view) {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extension.id}/${path}`);
  await seen(page, view);
  return page;
}

/** @param {Page} popup @param {string} password */
async function enter(popup, password) {
  await seen(popup, 'gate');
  await popup.type('#password', password);
  await popup.keyboard.press('Enter');
}

/** The format's version of a stored vault. @param {unknown} vault */
function formatOf(vault) {
  const { current } = /** @type {{current: string}} */ (vault);
  return Buffer.from(current, 'base64').readUInt16BE(VERSION_AT);
}

/** A stored vault as a later version of the format. @param {unknown} vault */
function ofLaterFormat(vault) {
  const { current, previous } = /** @type {{current: string, previous: string}} */ (vault);
  const bytes = Buffer.from(current, 'base64');
  bytes.writeUInt16BE(99, VERSION_AT);
  return { current: bytes.toString('base64'), previous };
}

/** Starts a later version where 0.1.0 has stored its vaults. @param {TestContext} context */
async function upgraded(context) {
  const install = installer(context);
  await store(await install('0.1.0'), STORED);
  const launched = await install(LATER);
  const page = await open(launched, 'settings/settings.html', 'locked');
  assert.equal(await page.evaluate(() => chrome.runtime.getManifest().version), LATER);
  return { install, launched, page };
}

test('after an upgrade both passwords open their vaults, and the settings are kept', async (context) => {
  const { launched, page } = await upgraded(context);
  assert.deepEqual(await disk(page), STORED.disk, 'nothing is stored anew before it is needed');
  const popup = await openPopup(launched);
  assert.equal(await popup.$eval('html', ({ lang }) => lang), 'en');
  await enter(popup, MASTER_PASSWORD);
  await seen(popup, 'list');
  assert.deepEqual(await names(popup), NAMES);
  const totp = new TOTP({ secret: Secret.fromBase32('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP') });
  const code = (await text(popup, '#entries li:nth-child(2) .code')).replace(' ', '');
  // The code may have changed since it was read.
  const possible = [0, 30_000].map((ms) => totp.generate({ timestamp: Date.now() - ms }));
  assert.ok(possible.includes(code), `${code} is one of ${possible.join()}`);
  await popup.click('#entries li:first-child .more');
  await seen(popup, 'details');
  assert.equal(
    await popup.$eval('#edit-note', (field) => /** @type {HTMLTextAreaElement} */ (field).value),
    'きょうの買い物\n二行目',
  );
  await page.bringToFront();
  await seen(page, 'settings');
  assert.equal(
    await page.$eval('#lock-minutes', (one) => /** @type {HTMLSelectElement} */ (one).value),
    '15',
  );
  const again = await openPopup(launched);
  await new Member(launched).lock(again);
  await enter(again, OTHER_PASSWORD);
  await seen(again, 'list');
  assert.deepEqual(await names(again), ['Other\nhanako']);
});

test('after an upgrade the recovery code opens its vault, and a change keeps the format', async (context) => {
  const { launched } = await upgraded(context);
  const unlock = await open(launched, 'unlock/unlock.html', 'ways');
  await unlock.type('#recovery', STORED.recovery);
  await unlock.click('#by-recovery [type=submit]');
  await seen(unlock, 'open');
  assert.deepEqual(await names(unlock), NAMES);
  const member = new Member(launched);
  const form = await open(launched, 'add/add.html', 'form');
  await form.type('#secret', 'JBSWY3DPEHPK3PXA');
  await form.type('#account', 'rokuro');
  await member.submit(form);
  const stored = await disk(form);
  // So that 0.1.0 still opens it.
  for (const name of vaultsIn(stored)) assert.equal(formatOf(stored[name]), 1);
  assert.notDeepEqual(stored, STORED.disk);
});

/**
 * Stores vaults, and starts an earlier version.
 * @param {TestContext} context
 * @param {Record<string, unknown>} stored
 */
async function downgraded(context, stored) {
  const install = installer(context);
  await store(await install(LATER), { ...STORED, disk: stored });
  return install('0.2.0');
}

test('an earlier version refuses a vault of a later format, and loses nothing', async (context) => {
  const [, own = ''] = vaultsIn(STORED.disk);
  const stored = { settings: STORED.disk['settings'], [own]: ofLaterFormat(STORED.disk[own]) };
  const launched = await downgraded(context, stored);
  const popup = await openPopup(launched);
  await popup.waitForSelector('#gate-newer:not([hidden])');
  assert.match(await text(popup, '#gate-newer'), /newer Warifu.*not lost.*update/u);
  await enter(popup, MASTER_PASSWORD);
  await seen(popup, 'failed');
  assert.match(await text(popup, '#failure'), /newer Warifu.*format 99.*Nothing is lost/u);
  assert.equal(await popup.$eval('#failed-rescue', (one) => one.checkVisibility()), false);
  const rescue = await open(launched, 'rescue/rescue.html', 'rescue');
  assert.match(await text(rescue, '#vaults'), /newer Warifu/u);
  assert.doesNotMatch(await text(rescue, '#vaults'), /damaged|previous state/u);
  assert.deepEqual(await disk(rescue), stored);
  const health = await open(launched, 'health/health.html', 'health');
  assert.match(await text(health, '#vault'), /Needs attention.*newer Warifu/u);
});

test('beside a vault of a later format another opens, and the text names both', async (context) => {
  const [later = '', own = ''] = vaultsIn(STORED.disk);
  const stored = { ...STORED.disk, [later]: ofLaterFormat(STORED.disk[later]) };
  const launched = await downgraded(context, stored);
  const popup = await openPopup(launched);
  await enter(popup, OTHER_PASSWORD);
  await popup.waitForSelector('#password[aria-invalid]');
  assert.match(await text(popup, '#gate .error'), /opens no vault.*newer Warifu.*update/u);
  await popup.$eval('#password', (field) => /** @type {HTMLInputElement} */ (field).select());
  await enter(popup, MASTER_PASSWORD);
  await seen(popup, 'list');
  assert.deepEqual(await names(popup), NAMES);
  const member = new Member(launched);
  const form = await open(launched, 'add/add.html', 'form');
  await form.type('#secret', 'JBSWY3DPEHPK3PXA');
  await form.type('#account', 'rokuro');
  await member.submit(form);
  const after = await disk(form);
  assert.notDeepEqual(after[own], stored[own]);
  assert.deepEqual(after[later], stored[later]);
});

test('an earlier version keeps settings that it does not know', async (context) => {
  const settings = { .../** @type {object} */ (STORED.disk['settings']), lockMinutes: 7, later: 1 };
  const launched = await downgraded(context, { ...STORED.disk, settings });
  const page = await open(launched, 'settings/settings.html', 'locked');
  await page.select('#text-size', 'normal');
  await untilIn(page, async () => {
    const { settings: stored } = await chrome.storage.local.get('settings');
    return /** @type {{textSize: string}} */ (stored).textSize === 'normal';
  });
  const { settings: kept } = await disk(page);
  assert.deepEqual(kept, { ...settings, textSize: 'normal' });
});

test('after an upgrade, a date on which a backup was saved is kept', async (context) => {
  const install = installer(context);
  const settings = /** @type {Record<string, unknown>} */ (STORED.disk['settings']);
  const [unsaved = '', saved = ''] = vaultsIn(STORED.disk).map((one) => one.slice(6));
  const backups = { [saved]: Date.UTC(2026, 0, 31, 12), broken: 'yesterday' };
  const stored = { ...STORED.disk, settings: { ...settings, backups } };
  await store(await install('0.1.0'), { ...STORED, disk: stored });
  const launched = await install(LATER);
  const popup = await openPopup(launched);
  await enter(popup, MASTER_PASSWORD);
  await popup.waitForSelector('#notice-line:not([hidden])');
  assert.match(await text(popup, '#notice-line'), /checked/u);
  await popup.click('#notice-later');
  await popup.waitForSelector('#notice-line[hidden]');
  const noted = await disk(popup);
  const copies = /** @type {{saved: number, putOffUntil: number}} */ (noted[`copies-${saved}`]);
  assert.equal(copies.saved, backups[saved]);
  assert.ok(copies.putOffUntil > Date.now());
  assert.equal(`copies-${unsaved}` in noted, false);
  assert.deepEqual(noted['settings'], stored.settings, 'an earlier version still reads it');
});

/** @param {Record<string, unknown>} stored @returns the names of the vaults */
function vaultsIn(stored) {
  return Object.keys(stored).filter((name) => name.startsWith('vault-'));
}
