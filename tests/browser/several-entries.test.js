// Several entries at once in the settings: into groups and out of them, and into the trash.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { opened } from '../support/browser/new-page.js';
import { seen, text } from '../support/browser/views.js';
import { retype } from '../support/browser/fields.js';
import { untilIn } from '../support/browser/until.js';
import { isHidden, told, withAccounts } from '../support/member/filled-vault.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Given} from '../support/member/filled-vault.js' */
/** @import {Modules} from '../support/browser/extension-modules.js' */

/**
 * The settings of a vault with these accounts.
 * @param {import('node:test').TestContext} context
 * @param {Given[]} accounts
 */
async function withSettings(context, accounts) {
  const setting = await withAccounts(context, accounts);
  const page = await setting.launched.browser.newPage();
  await page.goto(`chrome-extension://${setting.launched.extension.id}/settings/settings.html`);
  await seen(page, 'settings');
  const { inside } = setting;
  const groups = () =>
    inside.page.evaluate(async (/** @type {Modules} */ { session }) => {
      const vault = await session.openVault();
      const all = vault
        .entries()
        .map(({ id, issuer }) => [issuer, ...vault.details(id).groups].join(' '));
      vault.free();
      return all;
    }, inside.modules);
  return { ...setting, page, groups };
}

/** @param {Page} page @param {...number} places from 1 */
async function choose(page, ...places) {
  for (const at of places) await page.click(`#entries li:nth-child(${at}) label`);
}

/**
 * Opens the dialog, types groups, and presses a button.
 * @param {Page} page
 * @param {string} typed
 * @param {string} [button]
 */
async function regroup(page, typed, button = '[type=submit]') {
  await page.click('#chosen-groups');
  await page.waitForSelector('#regroup[open]');
  await page.type('#regroup-groups', typed);
  await page.click(`#regroup ${button}`);
}

/** @param {Page} page */
async function closed(page) {
  await untilIn(page, () => document.querySelector('#regroup[open]') === null);
}

test('chosen entries are put into groups and taken out of them', async (context) => {
  const { page, groups } = await withSettings(context, [
    { issuer: 'A', groups: 'x' },
    { issuer: 'B' },
    { issuer: 'C', groups: 'y' },
  ]);
  assert.equal(await isHidden(page, '#chosen-groups'), true);
  await choose(page, 1, 2);
  assert.equal(await text(page, '#chosen-entries'), '2件を選んでいます');
  await regroup(page, 'z、x');
  await closed(page);
  await untilIn(
    page,
    () => document.querySelectorAll('#regroup-groups-choices button').length === 3,
  );
  assert.deepEqual(await groups(), ['A x z', 'B z x', 'C y']);
  assert.equal(await text(page, '#chosen-entries'), '2件を選んでいます', 'they stay chosen');
  await page.click('#chosen-groups');
  await page.click('#regroup-groups-choices ::-p-text(z)');
  await page.click('#regroup-remove');
  await closed(page);
  assert.deepEqual(await groups(), ['A x', 'B x', 'C y']);
});

test('a change that one of the entries refuses changes none', async (context) => {
  const { page, groups } = await withSettings(context, [
    { issuer: 'A' },
    { issuer: 'B', groups: '1,2,3,4,5,6,7,8' },
  ]);
  const before = await groups();
  await page.click('#choose-all');
  await regroup(page, 'x');
  await page.waitForSelector('#regroup-groups[aria-invalid]');
  assert.match(await text(page, '#regroup-groups-note'), /8つまで/u);
  assert.deepEqual(await groups(), before);
  await retype(page, '#regroup-groups', '8');
  await page.keyboard.press('Enter');
  await closed(page);
  assert.deepEqual(await groups(), ['A 8', before[1]]);
});

test('chosen entries go to the trash, and locking clears the choice', async (context) => {
  const { page, member, open } = await withSettings(context, [
    { issuer: 'A', groups: 'x' },
    { issuer: 'B' },
    { issuer: 'C' },
    { issuer: 'D' },
  ]);
  await page.click('#choose-all');
  await choose(page, 3);
  const isMixed = await page.$eval(
    '#choose-all',
    (one) => one instanceof HTMLInputElement && one.indeterminate,
  );
  assert.ok(isMixed);
  await choose(page, 4);
  await page.click('#chosen-delete');
  await untilIn(page, () => document.querySelectorAll('#trash li').length === 2);
  assert.match(await text(page, '#entries'), /C.*D/su);
  assert.equal(await told(page), '2件をごみ箱に入れました');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'choose-all');
  assert.equal(await isHidden(page, '#chosen-delete'), true);
  await page.click('#trash li:first-child button');
  await untilIn(page, () => document.querySelectorAll('#entries li').length === 3);
  await choose(page, 1);
  await page.click('#chosen-groups');
  await page.type('#regroup-groups', 'typed');
  const popup = await open();
  await member.lock(popup);
  await seen(page, 'locked');
  const left = await page.evaluate(() => [
    document.querySelector('#regroup[open]') !== null,
    [...document.querySelectorAll('#regroup input')].map(
      (one) => one instanceof HTMLInputElement && one.value,
    ),
    document.querySelector('#entries')?.textContent,
    document.querySelector('#regroup-groups-choices')?.textContent,
  ]);
  assert.deepEqual(left, [false, [''], '', '']);
});

test('chosen entries move to the top, in their order', async (context) => {
  const { page, groups } = await withSettings(
    context,
    ['A', 'B', 'C', 'D'].map((issuer) => ({ issuer })),
  );
  await choose(page, 2, 4);
  await page.click('#chosen-top');
  await untilIn(page, () => document.querySelector('#entries li')?.textContent?.includes('B'));
  assert.deepEqual(await groups(), ['B', 'D', 'A', 'C']);
  assert.equal(await told(page), '2件を一番上に移しました');
  assert.equal(await text(page, '#chosen-entries'), '2件を選んでいます', 'they stay chosen');
});

test('chosen entries are handed to the page that writes them, once', async (context) => {
  const { page, launched } = await withSettings(
    context,
    ['A', 'B', 'C'].map((issuer) => ({ issuer })),
  );
  await choose(page, 2);
  const writing = await opened(launched, 'export/export.html', () => page.click('#chosen-export'));
  await seen(writing, 'choose');
  const chosen = () =>
    writing.$$eval('#entry-list li:has(:checked) strong', (all) =>
      all.map(({ textContent }) => textContent),
    );
  assert.deepEqual(await chosen(), ['B']);
  assert.equal(await text(writing, '#chosen-count'), '3件のうち1件を選んでいます。');
  // A backup would hold all entries.
  assert.equal(await writing.$eval('#targets :checked', ({ id }) => id), 'target-aegis_sealed');
  await writing.reload();
  await seen(writing, 'choose');
  assert.deepEqual(await chosen(), ['A', 'B', 'C']);
  assert.equal(await writing.$eval('#targets :checked', ({ id }) => id), 'target-backup');
});
