// A QR code whose only fault is its period or number of digits can be tried with the usual values.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fields, hand, picture, read } from '../support/member/add-form.js';
import { inFront } from '../support/member/frozen-capture.js';
import { opened } from '../support/browser/new-page.js';
import { beforePage, openForm } from '../support/member/new-vault.js';
import { isHidden } from '../support/member/filled-vault.js';
import { seen, takesPresses, text } from '../support/browser/views.js';
import { otpauth } from '../support/web/codes-page.js';

const BROKEN = otpauth({ period: '0' });
const NOTICE = /ふつうの値（6桁・30秒）を入れました/u;

test('the window: the refusal names the field, and the usual value gives a proposal', async (context) => {
  const { popup } = await beforePage(context, [BROKEN]);
  await popup.click('#scan');
  await seen(popup, 'failed');
  assert.match(await text(popup, '#failure'), /設定が正しくありません（更新間隔/u);
  assert.equal(await text(popup, '#failed-usual'), 'ふつうの値（6桁・30秒）を入れて試す');
  await popup.click('#failed-usual');
  await seen(popup, 'found');
  assert.match(await text(popup, '#preview'), /ACME.*alice/u);
  assert.match(await text(popup, '#preview'), NOTICE);
  // The notice is read before the button is reached.
  assert.equal(await popup.$eval('#preview', (one) => one === document.activeElement), true);
  await popup.click('#found [type=submit]');
  await seen(popup, 'added');
  assert.match(await text(popup, '#added-entry .code'), /^\d{3} \d{3}$/u);
});

test('the window offers it for no other refusal', async (context) => {
  const { popup } = await beforePage(context, [otpauth({ period: '0', algorithm: 'MD5' })]);
  await popup.click('#scan');
  await seen(popup, 'failed');
  assert.equal(await isHidden(popup, '#failed-usual'), true);
});

test('the offer is gone when the user goes back', async (context) => {
  const { popup } = await beforePage(context, [BROKEN]);
  await popup.click('#scan');
  await seen(popup, 'failed');
  await popup.click('[data-view="failed"] [data-back]');
  await seen(popup, 'list');
  assert.equal(await isHidden(popup, '#failed-usual'), true);
});

test('the region page offers it for an outline', async (context) => {
  const { launched, popup } = await beforePage(context, [BROKEN]);
  await popup.click('#scan');
  await seen(popup, 'failed');
  const page = await opened(launched, 'scan/scan.html', () => popup.click('#failed-region'));
  await inFront(page);
  await page.waitForSelector('#outlines button');
  await page.click('#outlines button');
  await page.waitForSelector('#try-usual:not([hidden])');
  assert.match(await text(page, '#reason'), /更新間隔/u);
  await page.click('#try-usual');
  await seen(page, 'found');
  assert.match(await text(page, '#preview'), NOTICE);
  await page.click('#found [type=submit]');
  await seen(page, 'added');
});

test('the form is filled with the usual value, and valid values stay', async (context) => {
  const { member, form } = await openForm(context);
  const file = await picture('broken.png', otpauth({ period: 'x', digits: '8' }));
  await hand(form, 'drop', { files: [file] });
  assert.match(await read(form), /更新間隔/u);
  assert.equal((await fields(form))['secret'], '');
  assert.equal(await text(form, '#try-usual'), 'ふつうの値（8桁・30秒）を入れて試す');
  await form.click('#try-usual');
  await form.waitForSelector('#file-note.success');
  await takesPresses(form);
  assert.match(await text(form, '#file-note'), /ふつうの値（8桁・30秒）を入れました/u);
  const { secret, issuer, account, digits, period } = await fields(form);
  assert.deepEqual(
    { secret, issuer, account, digits, period },
    {
      secret: 'JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP',
      issuer: 'ACME',
      account: 'alice',
      digits: '8',
      period: '30',
    },
  );
  assert.equal(await isHidden(form, '#try-usual'), true);
  await member.submit(form);
});

test('a lock takes the offer away', async (context) => {
  const { form } = await openForm(context);
  await hand(form, 'paste', { text: BROKEN });
  await form.waitForSelector('#try-usual:not([hidden])');
  await form.evaluate(() => chrome.storage.session.clear());
  await form.waitForSelector('#try-usual[hidden]');
});
