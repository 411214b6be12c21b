// The list: entries of the site first, search, keyboard, pinning and order.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilIn } from '../support/browser/until.js';
import {
  accountsOf,
  clipboardOf,
  hosts,
  isHidden,
  issuers,
  lasting,
  remembered,
  told,
  withAccounts,
} from '../support/member/filled-vault.js';
import { seen, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

const SIX = accountsOf('Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot');

/** Which row has the keyboard's focus, from 1; 0 for none. @param {Page} popup */
function focused(popup) {
  return popup.evaluate(() => {
    const row = document.activeElement?.closest('#entries > li');
    return row?.parentElement ? [...row.parentElement.children].indexOf(row) + 1 : 0;
  });
}

/** @param {Page} popup @param {string[]} expected */
async function becomes(popup, expected) {
  await untilIn(
    popup,
    (all) =>
      [...document.querySelectorAll('#entries strong')]
        .map(({ textContent }) => textContent)
        .join() === all,
    expected.join(),
  );
}

test('an entry that was used on a site comes first there and is marked', async (context) => {
  const setting = await withAccounts(context, accountsOf('Alpha', 'Bravo'));
  const { open, site, page } = setting;
  const first = await open();
  assert.equal((await first.$$('.fits')).length, 0);
  assert.deepEqual(await hosts(setting), [[], []], 'looking stores nothing');
  await first.keyboard.press('2');
  await first.waitForSelector('.copied');
  await becomes(first, ['Alpha', 'Bravo']);
  await remembered(setting, [[], ['127.0.0.1']]);
  await first.close();

  const second = await open();
  assert.deepEqual(await issuers(second), ['Bravo', 'Alpha']);
  assert.equal(await text(second, '.fits .fit'), 'このサイト');
  assert.equal((await second.$$('.fits')).length, 1);
  await second.close();

  await page.goto(site.other);
  const elsewhere = await open();
  assert.deepEqual(await issuers(elsewhere), ['Alpha', 'Bravo']);
  assert.equal((await elsewhere.$$('.fits')).length, 0);
  await elsewhere.close();

  const own = setting.inside.page;
  const overOwn = await open(own);
  await overOwn.keyboard.press('1');
  await overOwn.waitForSelector('.copied');
  await overOwn.close();
  assert.deepEqual(await hosts(setting), [[], ['127.0.0.1']], 'only web pages are sites');
});

test('six entries have a search field, which finds any part in any script; Esc clears it', async (context) => {
  const { open, page } = await withAccounts(context, [
    ...SIX,
    { issuer: 'わりふ健康保険組合', account: 'ﾀﾛｳ' },
  ]);
  const popup = await open();
  assert.equal(await popup.$eval('#search', (field) => field === document.activeElement), true);
  for (const [words, found] of /** @type {[string, string[]][]} */ ([
    ['RAV', ['Bravo']],
    ['ｆｏｘ', ['Foxtrot']],
    ['健康', ['わりふ健康保険組合']],
    ['タロウ', ['わりふ健康保険組合']],
    ['nowhere', []],
  ])) {
    await popup.type('#search', words);
    await becomes(popup, found);
    assert.equal(await isHidden(popup, '#none-found'), found.length > 0);
    assert.match(await told(popup), new RegExp(`^${found.length}件`, 'u'));
    await popup.keyboard.press('Escape');
    await becomes(popup, [...SIX.map(({ issuer }) => issuer), 'わりふ健康保険組合']);
  }
  await lasting(popup, 5);
  await popup.type('#search', 'echo');
  await becomes(popup, ['Echo']);
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('.copied');
  const shown = await text(popup, '#entries .code');
  await popup.close();
  assert.equal(await clipboardOf(page), shown.replace(' ', ''));
});

test('with fewer entries the search field appears when something is typed', async (context) => {
  const { open } = await withAccounts(context, accountsOf('Alpha', 'Bravo'));
  const popup = await open();
  assert.equal(await isHidden(popup, '#search-place'), true);
  await popup.keyboard.type('br');
  await becomes(popup, ['Bravo']);
  assert.equal(
    await popup.$eval('#search', (field) => (field instanceof HTMLInputElement ? field.value : '')),
    'br',
  );
  await popup.keyboard.press('Escape');
  await becomes(popup, ['Alpha', 'Bravo']);
  assert.equal(await isHidden(popup, '#search-place'), true);
  assert.equal(await focused(popup), 1);
});

test('arrow keys move between rows, and Tab reaches one of them', async (context) => {
  const { open } = await withAccounts(context, accountsOf('Alpha', 'Bravo', 'Charlie'));
  const popup = await open();
  assert.equal(await focused(popup), 1);
  for (const [key, at] of /** @type {const} */ ([
    ['ArrowDown', 2],
    ['ArrowDown', 3],
    ['ArrowDown', 3],
    ['ArrowUp', 2],
    ['End', 3],
    ['Home', 1],
  ])) {
    await popup.keyboard.press(key);
    assert.equal(await focused(popup), at, key);
  }
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('Tab');
  const label = () => popup.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  assert.equal(await label(), 'Bravo taroの詳細');
  await popup.keyboard.press('Tab');
  assert.equal(await focused(popup), 0, 'and goes on behind the list');
});

test('an entry can be moved by keyboard and by dragging, and the order is stored', async (context) => {
  const { open } = await withAccounts(context, accountsOf('Alpha', 'Bravo', 'Charlie', 'Delta'));
  const popup = await open();
  await popup.keyboard.down('Alt');
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.up('Alt');
  await becomes(popup, ['Bravo', 'Alpha', 'Charlie', 'Delta']);
  await untilIn(popup, () =>
    /Alpha taroを4件中2番目/u.test(document.querySelector('#status')?.textContent ?? ''),
  );
  assert.equal(await focused(popup), 2, 'the focus goes with it');

  await drag(popup, 4, 1);
  await becomes(popup, ['Delta', 'Bravo', 'Alpha', 'Charlie']);
  // Rows move with the pointer. The announced order is the stored one.
  await untilIn(popup, () =>
    /Delta taroを4件中1番目/u.test(document.querySelector('#status')?.textContent ?? ''),
  );
  assert.equal((await popup.$$('.copied')).length, 0, 'letting go copies nothing');
  await popup.close();
  assert.deepEqual(await issuers(await open()), ['Delta', 'Bravo', 'Alpha', 'Charlie']);
});

test('a cancelled drag changes nothing', async (context) => {
  const { open } = await withAccounts(context, accountsOf('Alpha', 'Bravo', 'Charlie'));
  const popup = await open();
  await drag(popup, 3, 1, async () => {
    assert.deepEqual(await issuers(popup), ['Charlie', 'Alpha', 'Bravo']);
    await popup.keyboard.press('Escape');
  });
  await becomes(popup, ['Alpha', 'Bravo', 'Charlie']);
});

test('pinned entries stay first and apart from the others', async (context) => {
  const { open } = await withAccounts(context, accountsOf('Alpha', 'Bravo', 'Charlie'));
  const popup = await open();
  await popup.click('#entries li:nth-child(3) .more');
  await seen(popup, 'details');
  await popup.click('#details-pin');
  await popup.waitForSelector('#details-pin[aria-pressed="true"]');
  await popup.click('#details-back');
  await becomes(popup, ['Charlie', 'Alpha', 'Bravo']);
  assert.equal(
    await popup.$eval('#entries [data-icon=pin]', (pin) => pin.getAttribute('aria-label')),
    '上に固定',
  );
  await drag(popup, 1, 3);
  await popup.keyboard.press('Home');
  await popup.keyboard.down('Alt');
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.up('Alt');
  await untilIn(
    popup,
    () => document.querySelector('#status')?.textContent === 'これ以上は動かせません',
  );
  assert.deepEqual(await issuers(popup), ['Charlie', 'Alpha', 'Bravo']);
});

/**
 * @param {Page} popup
 * @param {number} from a row, from 1
 * @param {number} to
 * @param {() => Promise<void>} [before] called before the mouse button is released
 */
async function drag(popup, from, to, before) {
  const middle = async (/** @type {number} */ at) => {
    const box = await (await popup.$(`#entries li:nth-child(${at}) .code`))?.boundingBox();
    if (!box) throw new Error('no such row');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [start, end] = [await middle(from), await middle(to)];
  await popup.mouse.move(start.x, start.y);
  await popup.mouse.down();
  const beyond = end.y + (to < from ? -20 : 20);
  await popup.mouse.move(end.x, beyond, { steps: 10 });
  await before?.();
  await popup.mouse.up();
}
