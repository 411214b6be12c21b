// The groups above the list: which entries each shows, by mouse and by keyboard.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seen } from '../support/browser/views.js';
import { isHidden, issuers, told, withAccounts } from '../support/member/filled-vault.js';

/** @import {Page} from 'puppeteer-core' */

const ACCOUNTS = [
  { issuer: 'A', account: 'taro', groups: '仕事、健保' },
  { issuer: 'B', account: 'taro', groups: '個人' },
  { issuer: 'C', account: 'taro' },
  { issuer: 'D', account: 'hanako', groups: '仕事' },
  { issuer: 'E', account: 'hanako' },
  { issuer: 'F', account: 'hanako', groups: '個人' },
];

/** The groups, the one that is shown in brackets. @param {Page} popup */
function chips(popup) {
  return popup.$$eval('#groups button', (all) =>
    all.map((one) =>
      one.getAttribute('aria-pressed') === 'true' ? `[${one.textContent}]` : one.textContent,
    ),
  );
}

/** @param {Page} popup @param {string} name */
async function press(popup, name) {
  const chip = await popup.waitForSelector(`#groups ::-p-text(${name})`);
  await chip?.click();
}

test('a group shows its entries, and a search finds among them', async (context) => {
  const { open } = await withAccounts(context, ACCOUNTS);
  const popup = await open();
  assert.deepEqual(await chips(popup), ['[すべて]', '仕事', '健保', '個人']);
  await press(popup, '仕事');
  assert.deepEqual(await chips(popup), ['すべて', '[仕事]', '健保', '個人']);
  assert.deepEqual(await issuers(popup), ['A', 'D']);
  assert.equal(await told(popup), '仕事：2件');
  await popup.type('#search', 'hanako');
  assert.deepEqual(await issuers(popup), ['D']);
  await press(popup, '個人');
  assert.deepEqual(await issuers(popup), ['F']);
  await press(popup, '健保');
  assert.deepEqual(await issuers(popup), []);
  assert.equal(await isHidden(popup, '#none-found'), false);
  // A second press takes the choice back.
  await press(popup, '健保');
  assert.deepEqual(await issuers(popup), ['D', 'E', 'F']);
  assert.equal(await isHidden(popup, '#none-found'), true);
  assert.equal(await told(popup), 'すべて：3件');
  await popup.close();
  const again = await open();
  assert.deepEqual(await chips(again), ['[すべて]', '仕事', '健保', '個人'], 'for this window');
});

test('groups are one stop of the Tab key, and the arrows go through them', async (context) => {
  const { open } = await withAccounts(context, ACCOUNTS);
  const popup = await open();
  const focused = () => popup.evaluate(() => document.activeElement?.textContent ?? '');
  await popup.focus('#search');
  await popup.keyboard.press('Tab');
  assert.equal(await focused(), 'すべて');
  await popup.keyboard.press('ArrowLeft');
  await popup.keyboard.press('ArrowRight');
  await popup.keyboard.press('ArrowRight');
  assert.equal(await focused(), '健保');
  await popup.keyboard.press('End');
  assert.equal(await focused(), '個人');
  await popup.keyboard.press('Enter');
  assert.deepEqual(await issuers(popup), ['B', 'F']);
  assert.equal(await focused(), '個人', 'the focus stays');
  await popup.keyboard.press('ArrowDown');
  const isInFirst = await popup.evaluate(
    () => document.activeElement?.closest('#entries > li:first-child') !== null,
  );
  assert.ok(isInFirst);
  await popup.keyboard.down('Shift');
  await popup.keyboard.press('Tab');
  await popup.keyboard.up('Shift');
  assert.equal(await focused(), '個人');
});

test('without a group there is no row of groups, and it goes with the last one', async (context) => {
  const { open } = await withAccounts(context, [{ issuer: 'A' }, { issuer: 'B', groups: 'g' }]);
  const popup = await open();
  await press(popup, 'g');
  assert.deepEqual(await issuers(popup), ['B']);
  await popup.click('#entries .more');
  await seen(popup, 'details');
  await popup.click('#details-delete');
  await seen(popup, 'list');
  assert.equal(await isHidden(popup, '#groups'), true);
  assert.deepEqual(await issuers(popup), ['A']);
  await popup.click('#toast button');
  await popup.waitForSelector('#groups:not([hidden])');
  assert.deepEqual(await chips(popup), ['[すべて]', 'g']);
});

test('a hundred groups stay in one line, and locking clears them', async (context) => {
  const accounts = Array.from({ length: 100 }, (_, at) => ({
    issuer: `組合${at}`,
    groups: `${'長い名前のグループ'.repeat(at % 4)}${at}`,
  }));
  const { open, member } = await withAccounts(context, accounts);
  const popup = await open();
  const sizes = await popup.$eval('#groups', (one) => [one.clientHeight, innerWidth]);
  assert.ok((sizes[0] ?? 0) < 60, `${sizes[0]} pixels high`);
  const wider = await popup.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(wider, 0);
  await popup.focus('#groups button');
  await popup.keyboard.press('End');
  const isInView = await popup.$eval('#groups button:last-child', (chip) => {
    const { left, right } = chip.getBoundingClientRect();
    return left >= 0 && right <= innerWidth;
  });
  assert.ok(isInView, 'the last group is scrolled into view');
  await popup.keyboard.press('Enter');
  assert.deepEqual(await issuers(popup), ['組合99']);
  await member.lock(popup);
  assert.equal(await popup.$eval('#groups', ({ textContent }) => textContent), '');
});
