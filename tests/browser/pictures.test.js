// The form accepts pictures that are dropped or pasted, and an address as the key.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { fields, hand, picture, read } from '../support/member/add-form.js';
import { openForm } from '../support/member/new-vault.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { otpauth } from '../support/web/codes-page.js';
import { seen, takesPresses, text } from '../support/browser/views.js';

const UNUSUAL = otpauth({ algorithm: 'SHA512', digits: '9', period: '45' });
const FILLED = {
  secret: 'JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP',
  account: 'alice',
  issuer: 'ACME',
  digits: '9',
  period: '45',
  algorithm: 'SHA512',
  kind: 'totp',
  counter: '0',
};

for (const way of /** @type {const} */ (['drop', 'paste'])) {
  test(`a picture fills every field: ${way}`, async (context) => {
    const { member, form } = await openForm(context);
    assert.equal(await hand(form, way, { files: [await picture('code.png', UNUSUAL)] }), true);
    assert.match(await read(form), /読み取りました/u);
    assert.equal(await text(form, '#file-name'), 'code.png');
    assert.deepEqual(await fields(form), FILLED);
    await member.submit(form);
    assert.match(await text(form, '#added-entry .code'), /^\d{4} \d{5}$/u);
    await form.click('#another');
    await seen(form, 'form');
    assert.equal(await text(form, '#file-name'), '');
  });
}

test('an address fills every field: pasted anywhere, dropped, or typed as the key', async (context) => {
  const { form } = await openForm(context);
  for (const give of [
    () => hand(form, 'paste', { text: `\n ${UNUSUAL}\n` }),
    () => hand(form, 'paste', { text: UNUSUAL, target: '#secret' }),
    () => hand(form, 'paste', { text: UNUSUAL, target: '#account' }),
    () => hand(form, 'drop', { text: UNUSUAL }),
    // An image with a data address that is dragged from a page.
    async () => hand(form, 'drop', { text: await QRCode.toDataURL(UNUSUAL) }),
    () =>
      form.$eval(
        '#secret',
        (input, address) => {
          if (!(input instanceof HTMLInputElement)) return;
          input.value = address;
          input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        },
        UNUSUAL,
      ),
  ]) {
    await form.reload();
    await seen(form, 'form');
    await give();
    await read(form);
    assert.deepEqual(await fields(form), FILLED);
  }
});

test('a paste into a field pastes the text, even with a picture beside it', async (context) => {
  const { form } = await openForm(context);
  const files = [await picture('cell.png', UNUSUAL)];
  assert.equal(await hand(form, 'paste', { text: 'JBSW Y3DP', files, target: '#secret' }), false);
  assert.equal(await hand(form, 'paste', { text: 'taro', target: '#account' }), false);
  assert.equal(await text(form, '#file-note'), '');
});

test('a paste without anything to add is reported', async (context) => {
  const { form } = await openForm(context);
  for (const said of ['JBSWY3DPEHPK3PXP', '']) {
    await form.reload();
    await seen(form, 'form');
    assert.equal(await hand(form, 'paste', { text: said }), true);
    assert.match(await read(form), /otpauth:\/\/ で始まるもの.*「キー」の欄/u);
  }
});

test('the form asks for the master password if the vault is locked, and then adds', async (context) => {
  const { member, form } = await openForm(context);
  await form.evaluate(() => chrome.storage.session.clear());
  await form.waitForSelector('#password');
  await hand(form, 'drop', { files: [await picture('code.png', otpauth())] });
  await read(form);
  await form.type('#password', 'wrong password');
  await takesPresses(form);
  await form.click('#form [type=submit]');
  await form.waitForSelector('#password[aria-invalid]');
  await form.$eval('#password', (input) => input instanceof HTMLInputElement && input.select());
  await form.type('#password', MASTER_PASSWORD);
  await member.submit(form);
  await seen(form, 'added');
});
