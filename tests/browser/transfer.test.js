// Google Authenticator's transfer: several QR codes with several accounts each, in any order.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilIn } from '../support/browser/until.js';
import { hand, picture, read, rows, texts } from '../support/member/add-form.js';
import { beforePage, openForm } from '../support/member/new-vault.js';
import { transferCodes } from '../support/web/transfer-codes.js';
import { seen, takesPresses, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

const PARTS = transferCodes([
  [{ name: 'taro' }, { name: 'keyless', key: '' }],
  [{ name: 'Beta:jiro', issuer: 'Beta' }],
  [{ name: 'saburo' }],
]);
const [FIRST = '', SECOND = '', THIRD = ''] = PARTS;
const [FOREIGN = ''] = transferCodes(
  [...'uvwxyz'].map((name) => [{ name }]),
  8,
);

/** Presses the button, and waits for what became of it. @param {Page} page @param {string} form */
async function add(page, form) {
  await takesPresses(page);
  await page.click(`${form} [type=submit]`);
  await seen(page, 'added');
  return text(page, '#added-title');
}

test('three QR codes in any order, from files and pastes; each counts once; another transfer does not', async (context) => {
  const { form } = await openForm(context);
  await hand(form, 'drop', { files: [await picture('3.png', THIRD)] });
  await read(form);
  assert.match(
    await text(form, '#transfer'),
    /3枚のうち、3枚目を読み取りました。1枚目、2枚目がまだです。.*続けて/u,
  );
  assert.deepEqual(await texts(form, '.found-list strong'), ['ACME']);

  await hand(form, 'drop', { files: [await picture('other.png', FOREIGN)] });
  assert.match(await read(form), /別の引っこし用.*読み取った分はそのままです/u);
  assert.equal((await rows(form)).length, 1);

  await hand(form, 'paste', { text: FIRST });
  await read(form);
  assert.match(await text(form, '#transfer'), /1枚目、3枚目を読み取りました。2枚目がまだです/u);
  assert.match((await texts(form, '.refused li')).join(''), /ACME \/ keyless.*キーが入っていない/u);
  await hand(form, 'drop', { files: [await picture('3 again.png', THIRD)] });
  await untilIn(form, () =>
    document.querySelector('#file-note')?.textContent?.includes('すでに読み取って'),
  );
  assert.equal((await rows(form)).length, 2);

  await hand(form, 'paste', { files: [await picture('2.png', SECOND)] });
  await untilIn(form, () =>
    document.querySelector('#transfer')?.textContent?.includes('3枚すべて'),
  );
  assert.deepEqual(
    (await rows(form)).map(({ says }) => says.replace(/ 確かめる.*/u, '')),
    ['ACME saburo', 'ACME taro', 'Beta jiro'],
  );
  assert.equal(await add(form, '#review'), '3件を追加しました');
  assert.equal(await form.$eval('#added-more', (more) => more.hasAttribute('hidden')), true);
});

test('a part is added without the others, which may follow; then another transfer', async (context) => {
  const { form } = await openForm(context);
  await hand(form, 'drop', {
    files: [await picture('1.png', FIRST), await picture('2.png', SECOND)],
  });
  await read(form);
  assert.equal(await add(form, '#review'), '2件を追加しました');
  assert.match(await text(form, '#added-more'), /3枚目がまだです。 残りの画像があれば/u);

  // From this view, without going back first.
  await hand(form, 'drop', { files: [await picture('3.png', THIRD)] });
  await untilIn(form, () =>
    document.querySelector('#transfer')?.textContent?.includes('3枚すべて'),
  );
  assert.equal(await add(form, '#review'), '1件を追加しました');
  await hand(form, 'drop', { files: [await picture('other.png', FOREIGN)] });
  await untilIn(form, () =>
    document.querySelector('#transfer')?.textContent?.includes('6枚のうち'),
  );
  assert.match(await text(form, '#transfer'), /1枚目を読み取りました。2〜6枚目がまだです/u);
  assert.equal(await add(form, '#review'), '1件を追加しました');
});

test('the popup and the region add the accounts of one QR code, and say which part it is', async (context) => {
  const { member, page, popup } = await beforePage(context, [SECOND]);
  await popup.click('#scan');
  await seen(popup, 'found');
  assert.match(
    await text(popup, '#preview'),
    /3枚のうち、2枚目を読み取りました。1枚目、3枚目がまだです。.*Beta jiro/u,
  );
  assert.equal(await add(popup, '#found'), '1件を追加しました');
  assert.match(await text(popup, '#added-more'), /もう一度スキャン/u);
  assert.match(await text(popup, '#added-entry .code'), /^\d{3} \d{3}$/u);

  const again = await member.openPopup(page);
  const region = await member.chooseRegion(again);
  const box = await page.$eval('img', (image) => {
    const { x, y, width, height } = image.getBoundingClientRect();
    return { x: x - 10, y: y - 10, width: width + 20, height: height + 20 };
  });
  await member.drag(region, box);
  await seen(region, 'found');
  assert.match(await text(region, '#preview'), /2枚目を読み取りました。.*すでに追加されています/u);
  await takesPresses(region);
  await region.click('#found [type=submit]');
  await region.waitForSelector('#found [data-error]:not(:empty)');
  assert.match(await text(region, '#found [data-error]'), /すべて、すでに追加/u);
  await region.click('.found-list input');
  assert.equal(await add(region, '#found'), 'すべて追加されています（1件）');
});
