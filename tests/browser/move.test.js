// Files of other apps on the add page: the question for a password, the review, the refusals, and
// what comes along.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilIn } from '../support/browser/until.js';
import { hand, picture, read, rows, texts } from '../support/member/add-form.js';
import { openForm } from '../support/member/new-vault.js';
import { shiftJisOf } from '../support/code-pages/shift-jis.js';
import { seen, takesPresses, text } from '../support/browser/views.js';
import { otpauth } from '../support/web/codes-page.js';
import {
  aegisEncrypted,
  aegisPlain,
  authenticatorBackup,
  openTwoFactorDump,
} from '../support/web/other-apps.js';

/** @import {Page} from 'puppeteer-core' */

const HEALTH = { issuer: '健保', account: 'taro', secret: 'JBSWY3DPEHPK3PXP' };
const SCHOOL = {
  issuer: '東西大学',
  account: 'b2026031',
  secret: 'KRSXG5CTMVRXEZLU',
  digits: 8,
  period: 60,
};
const MOTP = { issuer: '古いアプリ', account: 'hanako', secret: 'JBSWY3DPEHPK3PXP', type: 'motp' };

/** @param {Page} page @param {string} selector */
function isHidden(page, selector) {
  return page.$eval(selector, (element) => element.hasAttribute('hidden'));
}

/** Answers the question for the file's password. @param {Page} form @param {string} password */
async function answer(form, password) {
  await form.waitForSelector('#sealed:not([hidden])');
  await form.$eval('#file-password', (input) => {
    if (input instanceof HTMLInputElement) input.value = '';
  });
  await form.type('#file-password', password);
  await form.click('#sealed [type=submit]');
}

/** Adds what is chosen in the review. @param {Page} form */
async function addAll(form) {
  await takesPresses(form);
  await form.click('#review [type=submit]');
  await seen(form, 'added');
  return text(form, '#added-title');
}

test('a plain file of Aegis: review, refusals, note and favourite, and then it is to be deleted', async (context) => {
  const { form, member, page } = await openForm(context);
  const kept = [{ ...HEALTH, note: '社員番号 1234' }, { ...SCHOOL, favorite: true }, MOTP];
  await hand(form, 'drop', { files: [aegisPlain(kept)] });
  assert.equal(await read(form), '2件見つかりました。');
  assert.deepEqual(
    (await rows(form)).map(({ says, chosen }) => [says.split(' ').slice(0, 2).join(' '), chosen]),
    [
      ['健保 taro', true],
      ['東西大学 b2026031', true],
    ],
  );
  assert.match(
    (await texts(form, '.refused li')).join(''),
    /古いアプリ \/ hanako.*「motp」.*対応していない/u,
  );
  assert.equal(await addAll(form), '2件を追加しました');
  assert.match(
    await text(form, '#added-more'),
    /「aegis-export-plain\.json」には、キーがそのまま書かれています.*削除/u,
  );
  const popup = await member.openPopup(page);
  await seen(popup, 'list');
  assert.deepEqual(await texts(popup, '#entries li .names strong'), ['東西大学', '健保']);
  await popup.click('#entries li:last-child .more');
  await seen(popup, 'details');
  assert.equal(
    await popup.$eval('#edit-note', (note) => note instanceof HTMLTextAreaElement && note.value),
    '社員番号 1234',
  );
});

test('groups of another app are shown in the review, and the entries are in them', async (context) => {
  const { form, member, page } = await openForm(context);
  const kept = [
    { ...HEALTH, groups: ['仕事', '健保'] },
    { ...SCHOOL, groups: ['山'.repeat(41), '学校'] },
  ];
  await hand(form, 'drop', { files: [aegisPlain(kept)] });
  await read(form);
  const [health, school] = (await rows(form)).map(({ says }) => says);
  assert.match(health ?? '', /グループ：仕事、健保/u);
  assert.match(school ?? '', /グループ：学校.*一部のグループは.*引き継げません/u);
  // The form has no field for groups. They stay with the account that it corrects.
  await form.click('.found-list li:first-child > button');
  await form.waitForSelector('#form:not([hidden])');
  await takesPresses(form);
  await form.click('#form [type=submit]');
  await seen(form, 'added');
  await form.click('#another');
  await form.waitForSelector('#review:not([hidden])');
  await addAll(form);
  const popup = await member.openPopup(page);
  await seen(popup, 'list');
  for (const [at, groups] of /** @type {const} */ ([
    [1, '仕事、健保'],
    [2, '学校'],
  ])) {
    await popup.click(`#entries li:nth-child(${at}) .more`);
    await seen(popup, 'details');
    const value = await popup.$eval('#edit-groups', (one) =>
      one instanceof HTMLInputElement ? one.value : '',
    );
    assert.equal(value, groups);
    await popup.click('#details-back');
    await seen(popup, 'list');
  }
});

test('an encrypted file of Aegis asks for its own password until one opens it', async (context) => {
  const { form } = await openForm(context);
  await hand(form, 'drop', { files: [aegisEncrypted([HEALTH], 'ひみつの合言葉')] });
  await form.waitForSelector('#sealed:not([hidden])');
  assert.match(await text(form, '#sealed-how'), /Aegis の、パスワードで保護されたファイル/u);
  assert.equal(await isHidden(form, '#form'), true);
  await form.click('#sealed [type=submit]');
  assert.match(await text(form, '#file-password-note'), /パスワードを入れてください/u);
  await answer(form, 'ちがう合言葉');
  await untilIn(form, () =>
    document
      .querySelector('#file-password-note')
      ?.textContent?.startsWith('パスワードがちがいます'),
  );
  assert.equal(await form.evaluate(() => document.activeElement?.id), 'file-password');
  await answer(form, 'ひみつの合言葉');
  assert.equal(await read(form), '1件見つかりました。');
  assert.equal(await isHidden(form, '#sealed'), true);
  assert.equal(
    await form.$eval('#file-password', (input) => input instanceof HTMLInputElement && input.value),
    '',
  );
  // A single account of a file is reviewed, too.
  assert.equal(await addAll(form), '1件を追加しました');
  assert.equal(await text(form, '#added-more'), '');
});

test('a file that is not opened adds nothing, and the page takes the next file', async (context) => {
  const { form } = await openForm(context);
  await hand(form, 'drop', { files: [aegisEncrypted([HEALTH], 'password')] });
  await form.waitForSelector('#sealed:not([hidden])');
  await form.click('#sealed-cancel');
  await form.waitForSelector('#form:not([hidden])');
  assert.equal(
    await text(form, '#file-note'),
    'ファイルを開くのをやめました。何も追加していません。',
  );
  await hand(form, 'drop', { files: [aegisPlain([HEALTH])] });
  assert.equal(await read(form), '1件見つかりました。');
});

test('work on a slow password shows that it goes on, and can be ended', async (context) => {
  const { form } = await openForm(context);
  const { name, bytes } = aegisEncrypted([HEALTH], 'password');
  // 512 MiB of work. The key that comes out opens nothing.
  const slow = Buffer.from(bytes).toString().replace('"n":4096', '"n":524288');
  await hand(form, 'drop', { files: [{ name, bytes: [...Buffer.from(slow)] }] });
  await form.waitForSelector('#sealed:not([hidden])');
  assert.match(await text(form, '#sealed-how'), /1分/u);
  assert.equal(await isHidden(form, '#sealed-progress'), true);
  await answer(form, 'password');
  await form.waitForSelector('#sealed-progress:not([hidden])');
  assert.match(await text(form, '#sealed-state'), /ファイルを開いています/u);
  await form.click('#sealed-cancel');
  await form.waitForSelector('#sealed[hidden]');
  await hand(form, 'drop', { files: [aegisPlain([HEALTH])] });
  assert.equal(await read(form), '1件見つかりました。');
});

test('a backup of the extension Authenticator is opened with its password', async (context) => {
  const { form } = await openForm(context);
  await hand(form, 'drop', { files: [authenticatorBackup([HEALTH, SCHOOL], 'パスワードtest1')] });
  await answer(form, 'パスワードtest1');
  assert.equal(await read(form), '2件見つかりました。');
  assert.equal(await addAll(form), '2件を追加しました');
});

test('accounts of Open Two-Factor with different passwords are opened one after the other', async (context) => {
  const { form } = await openForm(context);
  const kept = [
    { ...HEALTH, password: 'test1234' },
    { ...SCHOOL, password: 'other567' },
    { ...HEALTH, account: 'jiro', password: 'unknown9' },
  ];
  await hand(form, 'drop', { files: [openTwoFactorDump(kept)] });
  await answer(form, 'test1234');
  await untilIn(form, () =>
    document.querySelector('#sealed-how')?.textContent?.includes('b2026031'),
  );
  await answer(form, 'other567');
  await untilIn(
    form,
    () => !document.querySelector('#sealed-how')?.textContent?.includes('b2026031'),
  );
  assert.match(await text(form, '#sealed-how'), /残っています：jiro/u);
  await form.click('#sealed-cancel');
  assert.equal(await read(form), '2件見つかりました。');
  assert.match((await texts(form, '.refused li')).join(''), /jiro.*まだ追加していません/u);
});

test('a single sealed key goes into the field for the key, and asks for its own password', async (context) => {
  const { form } = await openForm(context);
  const { bytes } = openTwoFactorDump([{ ...HEALTH, password: 'test1234' }]);
  const [, sealed = ''] = /"secret":"([^"]+)"/u.exec(Buffer.from(bytes).toString()) ?? [];
  assert.ok(sealed.startsWith('data:'));
  await hand(form, 'paste', { text: sealed, target: '#secret' });
  await answer(form, 'test1234');
  assert.equal(await read(form), '1件見つかりました。');
  await form.waitForSelector('.found-list [id$="-account"]');
});

test('what belongs to no known app is named, and nothing is added', async (context) => {
  const { form } = await openForm(context);
  await hand(form, 'drop', { files: [{ name: 'x.json', bytes: [...Buffer.from('{"a": [1]}')] }] });
  assert.match(await read(form), /画像としても、ほかのアプリのバックアップとしても読み取れない/u);
});

test('a backup of Warifu itself is named, and leads to its own page', async (context) => {
  const { form } = await openForm(context);
  const stored = await form.evaluate(async () => JSON.stringify(await chrome.storage.local.get()));
  // 0x89 and WARIFU, in base64.
  const [, base64 = ''] = /"(iVdBUklGV[^"]+)"/u.exec(stored) ?? [];
  const bytes = [...Buffer.from(base64, 'base64')];
  await hand(form, 'drop', { files: [{ name: 'warifu.warifu', bytes, type: '' }] });
  assert.match(await read(form), /Warifu のバックアップです。.*復元する/u);
  const path = await form.$eval('#move a[href*=backup]', (link) => link.getAttribute('href'));
  assert.equal(path, '../backup/backup.html');
});

test('locking ends the question, and forgets the password', async (context) => {
  const { form, member, page } = await openForm(context);
  await hand(form, 'drop', { files: [aegisEncrypted([HEALTH], 'password')] });
  await form.waitForSelector('#sealed:not([hidden])');
  await form.type('#file-password', 'passwo');
  const popup = await member.openPopup(page);
  await member.lock(popup);
  await form.waitForSelector('#sealed[hidden]');
  assert.equal(
    await form.$eval('#file-password', (input) => input instanceof HTMLInputElement && input.value),
    '',
  );
});

test('the way from another app opens its section, with the focus on the button', async (context) => {
  const { launched } = await openForm(context);
  const page = await launched.browser.newPage();
  await page.goto(`chrome-extension://${launched.extension.id}/add/add.html?way=move`);
  await seen(page, 'form');
  await untilIn(page, () => document.activeElement?.id === 'choose-export');
  const primary = await page.$$eval(':is(#drop, #move) .primary', (all) => all.map(({ id }) => id));
  assert.deepEqual(primary, ['choose-export']);
  assert.equal(await page.$eval('#move', (section) => section.hasAttribute('open')), true);
  assert.equal(await isHidden(page, '#form'), true);
  // A picture is as welcome here.
  await hand(page, 'drop', { files: [await picture('1.png', otpauth())] });
  await read(page);
  assert.equal(await isHidden(page, '#form'), false);
});

test('a table that a spreadsheet program saved in Shift_JIS or UTF-16 keeps its names', async (context) => {
  const { form } = await openForm(context);
  const header = 'Title,URL,Username,Password,Notes,OTPAuth';
  const row = (/** @type {string} */ title) =>
    `${title},https://kenpo.example/,山田,x,,otpauth://totp/?secret=JBSWY3DPEHPK3PXP&digits=8`;
  const shiftJis = [header, row('健康保険')].flatMap((line) => [...shiftJisOf(line), 13, 10]);
  const utf16 = Buffer.from(`\ufeff${header}\r\n${row('東西大学')}\r\n`, 'utf16le');
  await hand(form, 'drop', { files: [{ name: 'a.csv', bytes: shiftJis, type: 'text/csv' }] });
  await read(form);
  await hand(form, 'drop', { files: [{ name: 'b.csv', bytes: [...utf16], type: 'text/csv' }] });
  await read(form);
  assert.deepEqual(
    (await rows(form)).map(({ says }) => says.replace(/ 確かめる.*/u, '')),
    ['健康保険 山田', '東西大学 山田'],
  );
});
