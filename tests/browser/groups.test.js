// Groups of entries: in the details, and of accounts that another program had in groups.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retype } from '../support/browser/fields.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { isHidden, withAccounts } from '../support/member/filled-vault.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Inside, Modules} from '../support/browser/extension-modules.js' */

/** The groups of each entry. @param {{inside: Inside}} setting */
function groupsOf({ inside }) {
  return inside.page.evaluate(async (/** @type {Modules} */ { session }) => {
    const vault = await session.openVault();
    const all = vault.entries().map(({ id }) => vault.details(id).groups);
    vault.free();
    return all;
  }, inside.modules);
}

/** @param {Page} popup @param {number} at from 1 */
async function openDetails(popup, at) {
  await popup.click(`#entries li:nth-child(${at}) .more`);
  await seen(popup, 'details');
}

/** @param {Page} popup */
async function save(popup) {
  await popup.click('#edit [type=submit]');
  await untilIn(popup, () => document.querySelector('#edit-saved')?.textContent !== '');
}

/** The buttons below the field, those that are pressed in brackets. @param {Page} popup */
function choices(popup) {
  return popup.$$eval('#edit-groups-choices button', (all) =>
    all.map((one) =>
      one.getAttribute('aria-pressed') === 'true' ? `[${one.textContent}]` : one.textContent,
    ),
  );
}

test('an entry is put into groups, by typing and by those in use', async (context) => {
  const setting = await withAccounts(context, [
    { issuer: 'A' },
    { issuer: 'B', groups: '仕事、健保' },
  ]);
  const popup = await setting.open();
  await openDetails(popup, 1);
  assert.deepEqual(await choices(popup), ['仕事', '健保']);
  await popup.type('#edit-groups', '個人, 健保');
  assert.deepEqual(await choices(popup), ['仕事', '[健保]']);
  await popup.focus('#edit-groups-choices button');
  await popup.keyboard.press('Space');
  assert.deepEqual(await choices(popup), ['[仕事]', '[健保]']);
  await popup.click('#edit-groups-choices button:nth-child(2)');
  await save(popup);
  assert.deepEqual(await groupsOf(setting), [
    ['個人', '仕事'],
    ['仕事', '健保'],
  ]);
  await popup.click('#details-back');
  await seen(popup, 'list');
  await openDetails(popup, 2);
  assert.deepEqual(await choices(popup), ['個人', '[仕事]', '[健保]']);
  await retype(popup, '#edit-groups', ' ');
  await save(popup);
  assert.deepEqual(await groupsOf(setting), [['個人', '仕事'], []]);
});

test('without any group there are no buttons, and wrong groups are reported', async (context) => {
  const { open } = await withAccounts(context, [{ issuer: 'A' }]);
  const popup = await open();
  await openDetails(popup, 1);
  assert.equal(await isHidden(popup, '#edit-groups-choices'), true);
  for (const [typed, report] of /** @type {const} */ ([
    ['山'.repeat(41), /40文字/u],
    ['1,2,3,4,5,6,7,8,9', /8つ/u],
  ])) {
    await retype(popup, '#edit-groups', typed);
    await popup.click('#edit [type=submit]');
    await popup.waitForSelector('#edit-groups[aria-invalid]');
    assert.match(await text(popup, '#edit-groups-note'), report);
  }
});

test('icons of the newer kind are chosen and shown', async (context) => {
  const { open } = await withAccounts(context, [{ issuer: 'A' }]);
  const popup = await open();
  await openDetails(popup, 1);
  const shapes = await popup.$$eval('#edit-icons .icon', (all) =>
    all.map((one) => getComputedStyle(one).maskImage),
  );
  assert.equal(new Set(shapes).size, 13, 'each has its own picture');
  await popup.click('#edit-icons [value=government]');
  await save(popup);
  await popup.click('#details-back');
  await popup.waitForSelector('#entries .icon[data-icon=government]');
});
