// The first use, through each of its choices.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inFront } from '../support/member/frozen-capture.js';
import { isHidden } from '../support/member/filled-vault.js';
import { disk } from '../support/browser/extension-modules.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { otpauth } from '../support/web/codes-page.js';
import { opened } from '../support/browser/new-page.js';
import { untilIn } from '../support/browser/until.js';
import { newcomer } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Member} from '../support/member/member.js' */

/** @param {Page} page */
async function choosePassword(page) {
  await page.type('#password', MASTER_PASSWORD);
  await page.type('#repeat', MASTER_PASSWORD);
}

test('nothing is stored before a master password was chosen, and each step can be undone', async (context) => {
  const { open } = await newcomer(context, [otpauth()]);
  const popup = await open();
  await seen(popup, 'start');
  for (const way of ['#start-scan', '#start-password']) {
    await popup.click(way);
    await seen(popup, 'gate');
    await popup.click('#gate-back');
    await seen(popup, 'start');
  }
  const stored = await disk(popup);
  assert.deepEqual(
    Object.keys(stored).filter((name) => name.startsWith('vault-')),
    [],
  );
});

test('a page without a QR code: the master password is kept, and Back leads to the choices', async (context) => {
  const { open, launched } = await newcomer(context, []);
  const popup = await open();
  await popup.click('#start-scan');
  await choosePassword(popup);
  await inFront(await opened(launched, 'scan/scan.html', () => popup.click('#gate-submit')));
  const again = await open();
  await seen(again, 'list');
  assert.equal(await isHidden(again, '#empty'), false);
  assert.equal((await again.$$('#empty .way')).length, 7);
});

for (const [
  view,
  prepare,
] of /** @type {[string, (member: Member, popup: Page) => Promise<void>][]} */ ([
  ['start', async () => {}],
  ['list', (member, popup) => member.choosePassword(popup)],
])) {
  test(`from the ${view}: a typed key gives a code`, async (context) => {
    const { open, launched, member } = await newcomer(context, [otpauth()]);
    const popup = await open();
    await prepare(member, popup);
    const form = await opened(launched, 'add/add.html', () =>
      popup.click(`[data-view=${view}] [data-way=key]`),
    );
    await seen(form, 'form');
    await untilIn(form, () => document.activeElement?.id === 'secret');
    await form.keyboard.type('JBSW Y3DP EHPK 3PXP');
    await form.type('#account', 'taro');
    if (view === 'start') await choosePassword(form);
    await member.submit(form);
    assert.match(await text(form, '#added-entry .code'), /^\d{3} \d{3}$/u);
  });

  test(`from the ${view}: the links to the picture and to the backup`, async (context) => {
    const { open, launched, member } = await newcomer(context, [otpauth()]);
    const popup = await open();
    await prepare(member, popup);
    const form = await opened(launched, 'add/add.html', () =>
      popup.click(`[data-view=${view}] [data-way=picture]`),
    );
    await seen(form, 'form');
    await untilIn(form, () => document.activeElement?.id === 'scan-file');
    const again = await open();
    await again.waitForSelector(`[data-view=${view}]:not([hidden])`);
    const backup = await opened(launched, 'backup/backup.html', () =>
      again.click(`[data-view=${view}] [data-way=backup]`),
    );
    await backup.waitForSelector('#restore');
  });
}

test('three steps each for a code on the phone and for setting one up', async (context) => {
  const { open } = await newcomer(context, [otpauth()]);
  const popup = await open();
  await seen(popup, 'start');
  assert.match(await text(popup, '[data-view="start"]'), /30秒ごとに変わる数字.*サイトの設定画面/u);
  for (const [at, says] of [
    [1, /サイトにログイン.*二次元コードをスキャン.*貼り付ける/u],
    [2, /アカウントのエクスポート.*やりなおします.*このパソコンでスキャン/u],
  ]) {
    const steps = `[data-view=start] .steps:nth-of-type(${String(at)})`;
    assert.equal(await popup.$eval(`${steps} ol`, (list) => list.checkVisibility()), false);
    await popup.click(`${steps} summary`);
    assert.match(await text(popup, `${steps} ol`), /** @type {RegExp} */ (says));
    assert.equal((await popup.$$(`${steps} li`)).length, 3);
  }
});
