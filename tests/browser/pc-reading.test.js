// What the new PC reads: pictures, the camera's frames, and files that are something else.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { opened } from '../support/browser/new-page.js';
import { manage } from '../support/browser/policies.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { drawFrame, paperOfPicture } from '../support/camera/draw-frame.js';
import { accountsOf, withAccounts } from '../support/member/filled-vault.js';
import { choose, folderOf, openOld, shownCodes } from '../support/member/move-page.js';
import { beforePage, withCamera } from '../support/member/new-vault.js';

test('a picture of something else, and another file, are refused with the next step', async (context) => {
  const { launched } = await withAccounts(context, accountsOf('ACME'));
  const page = await openOld(launched);
  await page.goto('about:blank');
  await page.goto(`chrome-extension://${launched.extension.id}/move/move.html#new`);
  await seen(page, 'bring');
  const folder = folderOf(context);
  const [picture, other] = [join(folder, 'code.png'), join(folder, 'notes.txt')];
  writeFileSync(picture, await QRCode.toBuffer('otpauth://totp/a?secret=JBSWY3DPEHPK3PXP'));
  writeFileSync(other, 'notes');
  for (const [file, why] of /** @type {const} */ ([
    [picture, /移すための二次元コードではありません/u],
    [other, /移すためのファイルではありません/u],
  ])) {
    await choose(page, [file]);
    await untilIn(
      page,
      (pattern) =>
        new RegExp(pattern, 'u').test(document.querySelector('#bring-error')?.textContent ?? ''),
      why.source,
    );
  }
});

test('the camera reads the QR codes one after another, from the first paper to the last', async (context) => {
  const { launched: old } = await withAccounts(context, [
    { issuer: 'ACME', account: 'alice', note: 'とても長いメモです。'.repeat(20) },
  ]);
  const from = await openOld(old);
  await from.click('#by-codes');
  await seen(from, 'carry');
  const papers = await shownCodes(from);
  const { camera, launched } = await withCamera(context);
  camera.play(...papers.map((png) => drawFrame(paperOfPicture(png))));
  const to = await launched.browser.newPage();
  await to.goto(`chrome-extension://${launched.extension.id}/move/move.html#new`);
  await seen(to, 'bring');
  await to.click('#to-camera');
  await seen(to, 'open');
  assert.equal(
    await to.$eval('#video', (one) => /** @type {HTMLVideoElement} */ (one).srcObject),
    null,
  );
});

test('where accounts are scanned, a part of a vault leads to the page for another PC', async (context) => {
  const { launched, member, page } = await beforePage(context, ['WARIFU:7A67D636:1:1:UJCLQE7W581']);
  const popup = await member.openPopup(page);
  await popup.click('#scan');
  await seen(popup, 'failed');
  assert.match(await text(popup, '#failure'), /前のパソコンから移す/u);
  const tab = await opened(launched, 'move/move.html', () => popup.click('#failed-pc'));
  await seen(tab, 'bring');
});

test('the administrator may forbid to take a vault out, but not to bring one', async (context) => {
  const { launched } = await withAccounts(context, accountsOf('ACME'));
  await manage(launched, { allowBackup: false });
  const page = await openOld(launched);
  for (const button of ['#by-file', '#by-codes']) {
    await page.waitForSelector(`${button}:disabled`);
    assert.match(await text(page, `${button}-managed`), /管理者/u);
  }
  await page.goto('about:blank');
  await page.goto(`chrome-extension://${launched.extension.id}/move/move.html#new`);
  await seen(page, 'bring');
  assert.equal(await page.$eval('#choose-file', (one) => one.matches(':disabled')), false);
});
