// An entry's details: names, parameters, sites, its QR code, deleting and restoring.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import {
  SECRET,
  accountsOf,
  isHidden,
  issuers,
  told,
  withAccounts,
} from '../support/member/filled-vault.js';
import { retype } from '../support/browser/fields.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

/** @param {Page} popup */
async function openFirst(popup) {
  await popup.click('#entries li:first-child .more');
  await seen(popup, 'details');
}

/** @param {Page} popup */
async function save(popup) {
  await popup.click('#edit [type=submit]');
  await untilIn(popup, () => document.querySelector('#edit-saved')?.textContent !== '');
}

test('names, icon and note can be changed, and the code stays', async (context) => {
  const { open } = await withAccounts(context, [
    { issuer: 'ACME', account: 'taro', period: '3600' },
  ]);
  const popup = await open();
  assert.equal(await popup.$('#entries [data-icon=note]'), null);
  await openFirst(popup);
  assert.equal(await text(popup, '#details-title'), 'ACME');
  const before = await text(popup, '#details-code .code');
  await retype(popup, '#edit-issuer', '健康保険組合');
  await retype(popup, '#edit-account', 'hanako');
  await popup.click('#edit-icons [value=health]');
  await popup.type('#edit-note', '窓口：03-0000-0000\n平日のみ');
  await save(popup);
  assert.equal(await text(popup, '#details-title'), '健康保険組合');
  assert.equal(await text(popup, '#details-code .code'), before);
  await popup.click('#details-back');
  await seen(popup, 'list');
  assert.match(await text(popup, '#entries li:first-child .names'), /健康保険組合 hanako/u);
  assert.equal(
    await popup.$eval('#entries .icon', (icon) => icon.getAttribute('data-icon')),
    'health',
  );
  assert.equal(
    await popup.$eval('#entries [data-icon=note]', (mark) => mark.getAttribute('aria-label')),
    'メモあり',
  );
  await openFirst(popup);
  assert.equal(
    await popup.$eval('#edit-note', (note) =>
      note instanceof HTMLTextAreaElement ? note.value : '',
    ),
    '窓口：03-0000-0000\n平日のみ',
  );
});

test('an invalid value is reported at its field, and nothing changes', async (context) => {
  const { open } = await withAccounts(context, [{ issuer: 'ACME' }]);
  const popup = await open();
  await openFirst(popup);
  await retype(popup, '#edit-issuer', ' ');
  await popup.click('#edit [type=submit]');
  await popup.waitForSelector('#edit-account[aria-invalid]');
  assert.match(await text(popup, '#edit-account-note'), /名前を入力してください/u);
  await retype(popup, '#edit-issuer', 'ACME');
  await popup.click('#edit-parameters summary');
  assert.match(await text(popup, '#edit-parameters .caution'), /変えないでください/u);
  await retype(popup, '#edit-period', '0');
  await popup.click('#edit [type=submit]');
  await popup.waitForSelector('#edit-period[aria-invalid]');
  await popup.click('#details-back');
  await seen(popup, 'list');
  assert.deepEqual(await issuers(popup), ['ACME']);
});

test('digits, period and algorithm can be changed', async (context) => {
  const { open } = await withAccounts(context, accountsOf('ACME'));
  const popup = await open();
  await openFirst(popup);
  await popup.click('#edit-parameters summary');
  await popup.select('#edit-digits', '8');
  await retype(popup, '#edit-period', '60');
  await popup.select('#edit-algorithm', 'SHA256');
  await save(popup);
  await untilIn(popup, () =>
    /^\d{4} \d{4}$/u.test(document.querySelector('#details-code .code')?.textContent ?? ''),
  );
});

test('the sites of an entry are shown and can be forgotten', async (context) => {
  const { open } = await withAccounts(context, accountsOf('ACME'));
  const first = await open();
  await openFirst(first);
  assert.equal(await isHidden(first, '#details-hosts'), true);
  await first.click('#details-back');
  await seen(first, 'list');
  await first.click('.code-row');
  await first.waitForSelector('.copied');
  await openFirst(first);
  await first.waitForSelector('#hosts li');
  assert.equal(await text(first, '#hosts'), '127.0.0.1');
  await first.click('#forget-hosts');
  await first.waitForSelector('#details-hosts[hidden]');
  await first.close();
  assert.equal((await (await open()).$$('.fits')).length, 0);
});

test('the QR code is shown on a press, another program reads it, and it disappears afterwards', async (context) => {
  const { open } = await withAccounts(context, [{ issuer: 'わりふ', account: 'taro' }]);
  const popup = await open();
  await openFirst(popup);
  assert.equal((await popup.$$('#qr svg')).length, 0);
  await popup.click('#show-qr');
  const picture = await popup.waitForSelector('#qr svg');
  assert.match(await text(popup, '#qr'), /だれでも同じコードを出せます/u);
  const { data, width, height } = PNG.sync.read(Buffer.from((await picture?.screenshot()) ?? []));
  const address = new URL(
    jsQR.default(new Uint8ClampedArray(data), width, height)?.data ?? 'about:blank',
  );
  assert.equal(address.searchParams.get('secret'), SECRET);
  assert.equal(address.searchParams.get('issuer'), 'わりふ');
  await popup.click('#show-qr');
  assert.equal((await popup.$$('#qr svg')).length, 0);
  await popup.click('#show-qr');
  await popup.waitForSelector('#qr svg');
  await popup.click('#details-back');
  await seen(popup, 'list');
  assert.equal((await popup.$$('#qr svg')).length, 0);
});

test('an entry can be deleted and restored: by mouse, by keyboard and in the settings', async (context) => {
  const { open, launched } = await withAccounts(context, accountsOf('ACME', 'Bee'));
  const popup = await open();
  for (const back of [() => popup.click('#toast .undo'), () => press(popup, 'KeyZ')]) {
    await openFirst(popup);
    await popup.$eval('#details-delete', (button) => button.scrollIntoView());
    await popup.click('#details-delete');
    await popup.waitForSelector('#toast:not([hidden])');
    assert.match(await told(popup), /「ACME」をごみ箱に入れました.*もとにもどす/u);
    assert.deepEqual(await issuers(popup), ['Bee']);
    await back();
    await untilIn(popup, () => document.querySelectorAll('#entries > li').length === 2);
    assert.equal(await isHidden(popup, '#toast'), true);
  }
  await openFirst(popup);
  await popup.click('#details-delete');
  await popup.waitForSelector('#toast:not([hidden])');
  await popup.keyboard.press('ArrowDown');
  assert.equal(await isHidden(popup, '#toast'), false, 'it stays');
  await popup.click('.code-row');
  assert.equal(await isHidden(popup, '#toast'), true, 'until the next deed');

  const settings = await launched.browser.newPage();
  await settings.goto(`chrome-extension://${launched.extension.id}/settings/settings.html`);
  await seen(settings, 'settings');
  await settings.locator('#trash li button').click();
  await untilIn(settings, () => document.querySelectorAll('#trash li').length === 0);
  assert.equal((await issuers(await open())).length, 2);
});

test('after a deletion the list keeps its position', async (context) => {
  const services = Array.from({ length: 30 }, (_, at) => `Service ${at}`);
  const { open } = await withAccounts(context, accountsOf(...services));
  const popup = await open();
  for (const { at, then } of [
    { at: 29, then: 'Service 28' },
    { at: 20, then: 'Service 21' },
    { at: 0, then: 'Service 1' },
  ]) {
    // Only rows near the view are in the document.
    await popup.evaluate((part) => {
      scrollTo(0, document.documentElement.scrollHeight * part - innerHeight / 2);
    }, at / 30);
    const more = await popup.waitForSelector(
      `::-p-xpath(//*[@id="entries"]//li[.//strong="Service ${at}"]//button[contains(@class, "more")])`,
    );
    await more?.evaluate((button) => button instanceof HTMLElement && button.click());
    await seen(popup, 'details');
    await popup.$eval('#details-delete', (button) => button.scrollIntoView());
    await popup.click('#details-delete');
    await popup.waitForSelector('#toast:not([hidden])');
    const focused = await popup.evaluate(() => {
      const row = document.activeElement?.closest('li');
      const { top = 0, bottom = 0 } = row?.getBoundingClientRect() ?? {};
      return {
        name: row?.querySelector('strong')?.textContent,
        isInSight: top >= 0 && bottom <= innerHeight,
      };
    });
    assert.deepEqual(focused, { name: then, isInSight: true });
  }
});

test('the details close when the entry is deleted elsewhere, and show nothing when locked', async (context) => {
  const { open, inside } = await withAccounts(context, accountsOf('ACME', 'Bee'));
  const popup = await open();
  await openFirst(popup);
  await inside.page.evaluate(async ({ session }) => {
    const [first] = await session.changeVault((vault) => vault.entries());
    await session.changeVault((vault) => vault.delete(first?.id ?? ''));
  }, inside.modules);
  await seen(popup, 'list');
  assert.deepEqual(await issuers(popup), ['Bee']);
  await openFirst(popup);
  await popup.click('#show-qr');
  await popup.waitForSelector('#qr svg');
  await popup.click('#lock');
  await seen(popup, 'gate');
  const left = await popup.$eval(
    '#details',
    (details) => details.querySelectorAll('svg.ring, #qr svg, .code').length,
  );
  assert.equal(left, 0);
});

test('a counter-based code is shown and copied on a press, and each is different', async (context) => {
  const { open } = await withAccounts(context, [{ issuer: 'ACME', kind: 'hotp', counter: '0' }]);
  const popup = await open();
  assert.equal(await text(popup, '.code'), '••• •••');
  assert.equal((await popup.$$('.ring')).length, 0);
  const codes = [];
  for (const act of [
    () => popup.keyboard.press('Enter'),
    () => popup.click('.advance'),
    () => popup.click('.advance'),
  ]) {
    const before = await text(popup, '.code');
    await act();
    await untilIn(popup, (old) => document.querySelector('.code')?.textContent !== old, before);
    await popup.waitForSelector('.copied');
    codes.push(await text(popup, '.code'));
  }
  assert.equal(new Set(codes).size, 3);
  const now = await text(popup, '.code');
  await popup.keyboard.press('1');
  assert.equal(await text(popup, '.code'), now, 'copied again it is the same');
  await popup.close();
  const again = await open();
  await again.click('.code-row');
  await again.waitForSelector('.copied');
  assert.equal(codes.includes(await text(again, '.code')), false, 'the counter was on disk');
});

test('Steam codes have five letters', async (context) => {
  const { open } = await withAccounts(context, [{ issuer: 'Steam', kind: 'steam' }]);
  const popup = await open();
  assert.match(await text(popup, '.code'), /^[2-9BCDFGHJKMNPQRTVWXY]{5}$/u);
  await openFirst(popup);
  assert.equal(await isHidden(popup, '#edit-parameters'), true);
});

/** @param {Page} popup @param {'KeyZ'} key */
async function press(popup, key) {
  await popup.keyboard.down('Control');
  await popup.keyboard.press(key);
  await popup.keyboard.up('Control');
}
