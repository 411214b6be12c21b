// What the new PC reads: pictures, the camera's frames, and files that are something else.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { seen } from '../support/browser/views.js';
import { drawFrame, paperOfPicture } from '../support/camera/draw-frame.js';
import { accountsOf, withAccounts } from '../support/member/filled-vault.js';
import { choose, folderOf, openOld, shownCodes } from '../support/member/move-page.js';
import { withCamera } from '../support/member/new-vault.js';

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
    await page.waitForFunction(
      (pattern) =>
        new RegExp(pattern, 'u').test(document.querySelector('#bring-error')?.textContent ?? ''),
      {},
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
