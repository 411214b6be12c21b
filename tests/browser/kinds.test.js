// Counter-based and Steam accounts, from the form to the code. A counter gives each code once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOTP } from 'otpauth';
import { untilIn } from '../support/browser/until.js';
import { fields, hand, read } from '../support/member/add-form.js';
import { openForm } from '../support/member/new-vault.js';
import { otpauth } from '../support/web/codes-page.js';
import { seen, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

const counted = new HOTP({ secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' });
const codeOf = (/** @type {number} */ counter) =>
  counted.generate({ counter }).replace(/^(...)/u, '$1 ');

/** Which fields of the form can be seen. @param {Page} form */
function shownFields(form) {
  return form.$$eval('#form :is(input, select)[name]:not([type=radio])', (inputs) =>
    inputs.filter((input) => input.checkVisibility()).map((input) => input.getAttribute('name')),
  );
}

/** Stands where a code will. */
const HIDDEN = '••• •••';

/** The counter that is on disk. @param {Page} form */
function storedCounter(form) {
  return form.evaluate(async () => {
    const load = (/** @type {string} */ path) => import(path);
    const session = /** @type {typeof import('../../extension/vault/session.js')} */ (
      await load('/vault/session.js')
    );
    const vault = await session.openVault();
    const [entry] = vault.entries();
    const { counter } = vault.details(entry?.id ?? '').parameters;
    vault.free();
    return counter;
  });
}

/** 「次のコード」, and waits for what is then shown. @param {Page} page @param {string} expected */
async function press(page, expected) {
  const row = '[data-view]:not([hidden]) .code-row';
  await page.waitForSelector(`${row}:not(.copied)`);
  await page.click(`${row} .advance`);
  await untilIn(
    page,
    (selector, code) => document.querySelector(`${selector} .code`)?.textContent === code,
    row,
    expected,
  );
}

test('each counter-based code is shown once, after the next counter was stored', async (context) => {
  const { member, page, form } = await openForm(context);
  await hand(form, 'paste', { text: otpauth({ counter: '7' }).replace('totp', 'hotp') });
  await read(form);
  const { kind, counter } = await fields(form);
  assert.deepEqual({ kind, counter }, { kind: 'hotp', counter: '7' });
  const shown = ['secret', 'account', 'issuer', 'digits', 'kind', 'counter', 'algorithm'];
  assert.deepEqual(await shownFields(form), shown);
  await form.click('#form [type=submit]');
  await seen(form, 'added');
  assert.equal(await text(form, '#added-entry .code'), HIDDEN, 'nothing is given out unasked');
  assert.equal(await storedCounter(form), '7');

  await press(form, codeOf(7));
  assert.equal(await storedCounter(form), '8');
  const popup = await member.openPopup(page);
  await seen(popup, 'list');
  assert.equal(await text(popup, '#entries .code'), HIDDEN);
  await press(popup, codeOf(8));
  await press(popup, codeOf(9));
  assert.equal(await storedCounter(form), '10');
  await form.bringToFront();
  await press(form, codeOf(10));
});

test('the form shows the fields of each kind of code', async (context) => {
  const { form } = await openForm(context);
  const usual = ['secret', 'account', 'issuer', 'digits', 'period'];
  assert.deepEqual(await shownFields(form), usual);
  await form.click('#form summary');
  assert.deepEqual(await shownFields(form), [...usual, 'kind', 'algorithm']);
  await form.select('#kind', 'steam');
  assert.deepEqual(await shownFields(form), ['secret', 'account', 'issuer', 'kind']);
  await form.select('#kind', 'hotp');
  await form.type('#secret', 'JBSWY3DPEHPK3PXP');
  await form.type('#account', 'taro');
  await form.$eval(
    '#counter',
    (input) => input instanceof HTMLInputElement && (input.value = '-1'),
  );
  await form.click('#form [type=submit]');
  await form.waitForSelector('#counter[aria-invalid]');
  assert.match(await text(form, '#counter-note'), /0 以上の数字/u);
});

test('a Steam address is read, and its code has five letters', async (context) => {
  const { form } = await openForm(context);
  await hand(form, 'paste', { text: 'steam://63BEDWCQZKTQWPESARIERL5DTTQFCJTK' });
  await read(form);
  const { kind, issuer } = await fields(form);
  assert.deepEqual({ kind, issuer }, { kind: 'steam', issuer: 'Steam' });
  await form.click('#form [type=submit]');
  await seen(form, 'added');
  assert.match(await text(form, '#added-entry .code'), /^[2-9BCDFGHJKMNPQRTVWXY]{5}$/u);
});
