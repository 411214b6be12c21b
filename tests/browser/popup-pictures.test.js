// A picture that is pasted into the toolbar's window, or dropped on it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { hand, picture, textFile, whitePicture } from '../support/member/add-form.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { names, newcomer, withOneEntry } from '../support/member/new-vault.js';
import { otpauth } from '../support/web/codes-page.js';
import { seen, text } from '../support/browser/views.js';

const bob = otpauth({ issuer: 'Beta' }, 'Beta:bob');

for (const way of /** @type {const} */ (['paste', 'drop'])) {
  test(`${way}: a picture's account is proposed, on the list and in a tab`, async (context) => {
    const { member, page, open } = await withOneEntry(context);
    const ways = [() => member.openPopup(page), () => open('popup/popup.html', 'list')];
    for (const show of ways) {
      const shown = await show();
      await seen(shown, 'list');
      assert.ok(await hand(shown, way, { files: [await picture('bob.png', bob)] }));
      await seen(shown, 'found');
      assert.match(await text(shown, '#preview'), /Beta.*bob/u);
      await shown.close();
    }
  });
}

test('a drawing is read too, and a picture without a QR code leads to a region', async (context) => {
  const { launched, member, page } = await withOneEntry(context);
  const popup = await member.openPopup(page);
  await seen(popup, 'list');
  const drawing = await QRCode.toString(bob, { type: 'svg' });
  await hand(popup, 'paste', { files: [textFile('a.svg', drawing, 'image/svg+xml')] });
  await seen(popup, 'found');
  await member.addFound(popup);
  const again = await member.openPopup(page);
  assert.deepEqual((await names(again)).length, 2);
  await hand(again, 'paste', { files: [whitePicture('white.png')] });
  const target = await launched.browser.waitForTarget((one) =>
    one.url().includes('scan/scan.html'),
  );
  const region = await target.asPage();
  await seen(region, 'choose');
  assert.match(await text(region, '#reason'), /見つかりませんでした/u);
});

test('before the first use and while locked, the picture waits for the password', async (context) => {
  const { member, page, open } = await newcomer(context, [otpauth()]);
  const popup = await open();
  await seen(popup, 'start');
  await hand(popup, 'paste', { files: [await picture('bob.png', bob)] });
  await seen(popup, 'gate');
  await popup.type('#password', MASTER_PASSWORD);
  await popup.type('#repeat', MASTER_PASSWORD);
  await popup.keyboard.press('Enter');
  await seen(popup, 'found');
  assert.match(await text(popup, '#preview'), /Beta.*bob/u);
  const other = await member.openPopup(page);
  await seen(other, 'list');
  await member.lock(other);
  await hand(other, 'paste', { files: [await picture('bob.png', bob)] });
  await other.type('#password', MASTER_PASSWORD);
  await other.keyboard.press('Enter');
  await seen(other, 'found');
});

test('text that is pasted into a field stays there', async (context) => {
  const { member, page } = await withOneEntry(context);
  const popup = await member.openPopup(page);
  await seen(popup, 'list');
  assert.equal(await hand(popup, 'paste', { text: 'alice', target: 'body' }), false);
  await seen(popup, 'list');
});
