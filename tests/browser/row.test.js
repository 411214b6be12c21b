// A row: its code, the next one, copying by mouse and keyboard, and the mark of a copied code.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilIn } from '../support/browser/until.js';
import {
  accountsOf,
  clipboardOf,
  isHidden,
  lasting,
  told,
  withAccounts,
} from '../support/member/filled-vault.js';
import { seen, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

const USED = /コピー済みです。.*次のコードをお待ちください（あと\d+秒）/u;

/** @param {Page} popup @param {number} at from 1 */
const code = (popup, at = 1) => text(popup, `#entries li:nth-child(${at}) .code`);

test('a code is copied by a click, by Enter and by its number, and announced once', async (context) => {
  const { open, page } = await withAccounts(context, [
    { issuer: 'ACME', account: 'alice' },
    { issuer: 'Bee', account: 'bob', secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' },
  ]);
  const acts = [
    {
      act: (/** @type {Page} */ popup) => popup.click('#entries li:nth-child(2) .code-row'),
      at: 2,
    },
    { act: (/** @type {Page} */ popup) => popup.keyboard.press('Enter'), at: 1 },
    { act: (/** @type {Page} */ popup) => popup.keyboard.press('2'), at: 2 },
  ];
  for (const { act, at } of acts) {
    const popup = await open();
    await lasting(popup, 6);
    await act(popup);
    await popup.waitForSelector(`#entries li:nth-child(${at}) .copied`);
    assert.match(await told(popup), /^コピーしました/u);
    const shown = await code(popup, at);
    assert.match(shown, /^\d{3} \d{3}$/u);
    await popup.close();
    assert.equal(await clipboardOf(page), shown.replace(' ', ''));
  }
});

test('a screen reader is not told of seconds, and finds the code beside a button with a fixed name', async (context) => {
  const { open } = await withAccounts(context, accountsOf('ACME'));
  const popup = await open();
  await lasting(popup, 4);
  const heard = await popup.evaluateHandle(() => {
    /** @type {string[]} */
    const all = [];
    const live = '[role=status], [role=alert], [aria-live]';
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(live);
        if (region && !region.closest('[hidden]')) all.push(region.textContent ?? '');
      }
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    return all;
  });
  const before = await popup.$eval('.seconds', ({ textContent }) => Number(textContent));
  await untilIn(
    popup,
    (left) => Number(document.querySelector('.seconds')?.textContent) <= left - 3,
    before,
  );
  assert.deepEqual(await heard.jsonValue(), []);
  const press = await popup.$eval('.press', (button) => [
    button.getAttribute('aria-label'),
    button.textContent,
  ]);
  assert.deepEqual(press, ['ACME taroのコードをコピー', '']);
  assert.equal(await popup.$eval('.code', (element) => element.closest('[aria-hidden]')), null);
});

test('the next code is shown in the last ten seconds, and then replaces the present one', async (context) => {
  const { open } = await withAccounts(context, [{ issuer: 'ACME', account: 'a', period: '15' }]);
  const popup = await open();
  await untilIn(popup, () => Number(document.querySelector('.seconds')?.textContent) > 10);
  assert.equal(await text(popup, '.next'), '');
  await popup.waitForSelector('.near', { timeout: 20_000 });
  const [next = '', left = 0] = await popup.$eval('.near', (row) => [
    row.querySelector('.next')?.textContent ?? '',
    Number(row.querySelector('.seconds')?.textContent),
  ]);
  assert.ok(Number(left) <= 10, String(left));
  const [following = ''] = /\d{3} \d{3}/u.exec(String(next)) ?? [];
  await untilIn(popup, (one) => document.querySelector('.code')?.textContent === one, following);
});

test('a copied code is marked when the popup is opened again, until the next code', async (context) => {
  const { open, page } = await withAccounts(context, [
    { issuer: 'ACME', account: 'a', period: '20' },
  ]);
  const first = await open();
  await lasting(first, 12);
  await first.click('.code-row');
  await first.waitForSelector('.copied');
  assert.equal(await isHidden(first, '.used'), true, 'it is about to be used');
  const shown = await code(first);
  await first.close();

  const again = await open();
  assert.match(await text(again, '#entries li'), USED);
  const left = await again.$eval('.seconds', ({ textContent }) => Number(textContent));
  await untilIn(
    again,
    (now) => document.querySelector('.used')?.textContent?.includes(`あと${now - 1}秒`),
    left,
  );
  await again.click('.code-row');
  await again.waitForSelector('.copied');
  assert.match(await told(again), USED, 'and says it, but copies');
  await untilIn(again, (old) => document.querySelector('.code')?.textContent !== old, shown);
  assert.equal(await isHidden(again, '.used'), true, 'the next one may be used');
  await again.close();
  assert.equal(await clipboardOf(page), shown.replace(' ', ''));
});

test('a code that is copied twice in one popup is marked at the second time', async (context) => {
  const { open } = await withAccounts(context, [{ issuer: 'ACME', account: 'a', period: '60' }]);
  const popup = await open();
  await lasting(popup, 10);
  await popup.click('.code-row');
  await popup.waitForSelector('.copied');
  assert.equal(await isHidden(popup, '.used'), true);
  await popup.click('.code-row');
  await popup.waitForSelector('.used:not([hidden])');
  assert.match(await text(popup, '.used'), USED);
});

test('the code of the set-up is marked as not valid for the log-in', async (context) => {
  const { member, page } = await withAccounts(context, []);
  const popup = await member.openPopup(page);
  const form = await member.openForm(popup);
  await form.type('#secret', 'JBSW Y3DP EHPK 3PXP');
  await form.type('#account', 'taro');
  await member.submit(form);
  await lasting(form, 8);
  await form.click('#added-entry .code-row');
  await form.waitForSelector('.copied');
  assert.equal(await isHidden(form, '.used'), true);

  const list = await member.openPopup(page);
  await seen(list, 'list');
  assert.match(
    await text(list, '#entries li'),
    /登録に使ったコードはログインに使えません。次のコードをお待ちください/u,
  );
  await list.close();
  // The code counts as copied when the add page is opened again, too.
  await form.bringToFront();
  await form.waitForSelector('.used:not([hidden])');
  assert.match(await text(form, '.used'), /登録に使ったコード/u);
});

test('codes have a contrast of at least 7:1 in every state', async (context) => {
  const { open } = await withAccounts(context, accountsOf('ACME', 'Bee'));
  const popup = await open();
  for (const scheme of ['light', 'dark']) {
    await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await untilIn(popup, (one) => document.documentElement.dataset['theme'] === one, scheme);
    for (const state of ['', 'ending', 'is-used', 'copied']) {
      const ratio = await popup.$eval(
        '.code-row',
        (row, one) => {
          row.className = `code-row ${one}`;
          const luminance = (/** @type {string} */ colour) => {
            const [r = 0, g = 0, b = 0] = [...colour.matchAll(/[\d.]+/gu)].map(([part]) => {
              const value = Number(part) / 255;
              return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const digits = row.querySelector('.code');
          if (digits === null) return 0;
          const [ink, paper] = [
            getComputedStyle(digits).color,
            getComputedStyle(row).backgroundColor,
          ].map(luminance);
          const [high = 0, low = 0] = [ink ?? 0, paper ?? 0].sort((one, other) => other - one);
          return (high + 0.05) / (low + 0.05);
        },
        state,
      );
      assert.ok(ratio >= 7, `${scheme} ${state}: ${ratio}`);
    }
  }
});
