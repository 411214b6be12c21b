// Searching while an input method converts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountsOf, issuers, withAccounts } from '../support/member/filled-vault.js';

/** @import {Page} from 'puppeteer-core' */

const ACCOUNTS = accountsOf('東京健保', '大阪銀行', 'きんぎょ', 'Delta', 'Echo', 'Foxtrot');

/** @param {Page} popup */
async function inputMethod(popup) {
  const session = await popup.createCDPSession();
  return {
    /** Shows a text that is not converted yet. @param {string} text */
    compose: (text) =>
      session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    /** Ends the conversion. @param {string} text */
    commit: (text) => session.send('Input.insertText', { text }),
  };
}

/** Whether the list said "not found", since the page was watched. @param {Page} popup */
function watch(popup) {
  return popup.evaluate(() => {
    const none = document.querySelector('#none-found');
    if (!(none instanceof HTMLElement)) throw new Error('no #none-found');
    new MutationObserver(() => {
      if (!none.hidden) document.body.dataset.saidNone = '';
    }).observe(none, { attributes: true });
  });
}

test('a conversion keeps the last rows until its end finds others', async (context) => {
  const { open } = await withAccounts(context, ACCOUNTS);
  const popup = await open();
  await popup.waitForSelector('#search:focus');
  await watch(popup);
  const { compose, commit } = await inputMethod(popup);
  // Full-width letters find Latin ones, as if they were typed.
  await compose('ｅｃ');
  assert.deepEqual(await issuers(popup), ['Echo']);
  for (const text of ['ｋ', 'け', 'けんｐ', 'けんぽ']) await compose(text);
  assert.notEqual((await issuers(popup)).length, 0);
  assert.equal(await popup.$eval('body', (body) => 'saidNone' in body.dataset), false);
  await commit('健保');
  assert.deepEqual(await issuers(popup), ['東京健保']);
  assert.equal(
    await popup.$eval('#search', (field) => field instanceof HTMLInputElement && field.value),
    '健保',
  );
});

test('kana find names in kana before the conversion ends', async (context) => {
  const { open } = await withAccounts(context, ACCOUNTS);
  const popup = await open();
  await popup.waitForSelector('#search:focus');
  const { compose } = await inputMethod(popup);
  await compose('きんぎ');
  assert.deepEqual(await issuers(popup), ['きんぎょ']);
});

test('a text that matches nothing is reported when the conversion has ended', async (context) => {
  const { open } = await withAccounts(context, ACCOUNTS);
  const popup = await open();
  await popup.waitForSelector('#search:focus');
  const { compose, commit } = await inputMethod(popup);
  await compose('ぬ');
  assert.equal((await issuers(popup)).length, ACCOUNTS.length);
  await commit('塗り');
  await popup.waitForSelector('#none-found:not([hidden])');
  assert.deepEqual(await issuers(popup), []);
});

test('a reading in the note finds a name in kanji, in any kana', async (context) => {
  const setting = await withAccounts(context, ACCOUNTS);
  await setting.inside.page.evaluate(async ({ session }) => {
    await session.changeVault((vault) => {
      const [first] = vault.entries();
      if (first === undefined) throw new Error('no entry');
      vault.edit(first.id, { note: 'とうきょうけんぽ' });
    });
  }, setting.inside.modules);
  const popup = await setting.open();
  await popup.waitForSelector('#search:focus');
  const { compose } = await inputMethod(popup);
  for (const text of ['けんぽ', 'ケンポ', 'ｹﾝﾎﾟ', 'とうきょう']) {
    await compose(text);
    assert.deepEqual(await issuers(popup), ['東京健保'], text);
  }
});
