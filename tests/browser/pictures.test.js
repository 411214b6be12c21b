// The form takes pictures by dropping and pasting too, and a pasted address where the key belongs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { launch } from './launch.js';
import { MASTER_PASSWORD, Member, seen, text } from './member.js';
import { otpauth } from './page-server.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */

/** @param {TestContext} context */
async function openForm(context) {
  const launched = await launch('chrome');
  context.after(() => launched.close());
  const page = await launched.browser.newPage();
  const member = new Member(launched);
  const popup = await member.openPopup(page);
  await member.choosePassword(popup);
  return { member, form: await member.openForm(popup) };
}

/**
 * Hands a picture over as the browser does after a person dropped or pasted it.
 * @param {Page} form
 * @param {'drop' | 'paste'} way
 * @param {string} address the picture
 */
function handPicture(form, way, address) {
  return form.evaluate(
    (event, bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], 'code.png', { type: 'image/png' }));
      const init = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        event === 'drop'
          ? new DragEvent('drop', { ...init, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...init, clipboardData: transfer }),
      );
    },
    way,
    [...Buffer.from(address.split(',')[1] ?? '', 'base64')],
  );
}

/** @param {Page} form */
function fields(form) {
  return form.$$eval('#form :is(input, select)[name]', (inputs) =>
    Object.fromEntries(
      inputs.flatMap((input) =>
        (input instanceof HTMLInputElement && input.type !== 'radio') || input instanceof HTMLSelectElement
          ? [[input.name, input.value]]
          : [],
      ),
    ),
  );
}

const UNUSUAL = otpauth({ algorithm: 'SHA512', digits: '9', period: '45' });
const FILLED = {
  secret: 'JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP',
  account: 'alice',
  issuer: 'ACME',
  digits: '9',
  period: '45',
  algorithm: 'SHA512',
};

for (const way of /** @type {const} */ (['drop', 'paste'])) {
  test(`a picture fills every field: ${way}`, async (context) => {
    const { member, form } = await openForm(context);
    await handPicture(form, way, await QRCode.toDataURL(UNUSUAL));
    await form.waitForSelector('#file-note.success');
    assert.deepEqual(await fields(form), FILLED);
    await member.submit(form);
    assert.match(await text(form, '#added-entry .code'), /^\d{4} \d{5}$/u);
  });
}

test('an address pasted where the key belongs fills every field', async (context) => {
  const { form } = await openForm(context);
  await form.$eval(
    '#secret',
    (input, address) => {
      if (!(input instanceof HTMLInputElement)) return;
      input.value = address;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    UNUSUAL,
  );
  await form.waitForSelector('#file-note.success');
  assert.deepEqual(await fields(form), FILLED);
});

test('the form asks for the master password where the vault is locked, and adds after it', async (context) => {
  const { member, form } = await openForm(context);
  await form.evaluate(() => chrome.storage.session.clear());
  await form.waitForSelector('#password');
  await handPicture(form, 'drop', await QRCode.toDataURL(otpauth()));
  await form.waitForSelector('#file-note.success');
  await form.type('#password', 'wrong password');
  await form.click('#form [type=submit]');
  await form.waitForSelector('#password[aria-invalid]');
  await form.$eval('#password', (input) => input instanceof HTMLInputElement && input.select());
  await form.type('#password', MASTER_PASSWORD);
  await member.submit(form);
  await seen(form, 'added');
});
