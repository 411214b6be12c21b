// The page that writes entries for other programs.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { initSync as initImport, readFile } from '../../extension/core/import.js';
import { initSync as initReader, readPicture } from '../../extension/core/reader.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import {
  FILE_PASSWORD,
  catchFiles,
  fillIn,
  openExportPage,
  submit,
} from '../support/member/export-page.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { withAccounts } from '../support/member/filled-vault.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */
/** @import {Given} from '../support/member/filled-vault.js' */

const core = (/** @type {string} */ name) =>
  readFileSync(join(import.meta.dirname, `../../extension/core/${name}_bg.wasm`));

/** @type {Given[]} */
const ACCOUNTS = [
  { issuer: 'わりふ健保', account: 'taro' },
  { issuer: 'Bank', account: '=jiro', digits: '8', algorithm: 'SHA256' },
  { issuer: 'Counted', account: 'saburo', kind: 'hotp', counter: '41' },
  { issuer: 'Steam', account: 'shiro', kind: 'steam' },
];

const TRANSFERRED = ['わりふ健保 / taro', 'Bank / =jiro', 'Counted / saburo'];
const UNUSUAL = ['Bank / =jiro', 'Counted / saburo', 'Steam / shiro'];

before(() => {
  initImport({ module: core('import') });
  initReader({ module: core('reader') });
});

/** @param {TestContext} context @param {Given[]} [accounts] */
async function start(context, accounts = ACCOUNTS) {
  const setting = await withAccounts(context, accounts);
  const folder = mkdtempSync(join(tmpdir(), 'warifu-export-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const page = await openExportPage(setting.launched);
  return { ...setting, page, folder, nextFile: await catchFiles(page, folder) };
}

/** The accounts of a file, as the import module reads it. @param {Uint8Array} file */
function accountsIn(file, password = '') {
  const utf8 = password === '' ? [] : [new TextEncoder().encode(password)];
  const content = readFile(file, utf8);
  assert.equal(content.state, 'read');
  assert.deepEqual(content.refused, []);
  return content.accounts.map(({ address }) =>
    decodeURIComponent(new TextDecoder().decode(address)),
  );
}

/** The names in the list of entries that do not fit. @param {Page} page @param {string} place */
const unfit = (page, place) =>
  page.$$eval(`${place} li strong`, (all) => all.map(({ textContent }) => textContent));

test('the sealed backup is the default, and needs the master password', async (context) => {
  const { page, folder, nextFile } = await start(context);
  assert.equal(await page.$eval('input[name=target]:checked', (one) => one.id), 'target-backup');
  await page.type('#proof-password', 'a wrong password');
  await submit(page);
  await page.waitForSelector('#proof-password[aria-invalid]');
  assert.deepEqual(readdirSync(folder), []);
  await page.$eval('#proof-password', (one) => one instanceof HTMLInputElement && one.select());
  await page.type('#proof-password', MASTER_PASSWORD);
  await submit(page);
  await seen(page, 'done');
  assert.match((await nextFile()).name, /^warifu-backup-.*\.warifu$/u);
  assert.equal(await page.$eval('#done-delete', (one) => one.checkVisibility()), false);
});

test('a sealed file has the chosen entries, and its own password opens it', async (context) => {
  const { page, nextFile } = await start(context);
  await fillIn(page, 'aegis_sealed');
  await page.click('#entry-list li:first-child label');
  assert.match(await text(page, '#chosen-count'), /4件のうち3件/u);
  await submit(page);
  await seen(page, 'done');
  const { name, content } = await nextFile();
  assert.match(name, /^warifu-aegis-.*\.json$/u);
  assert.equal(readFile(content, []).state, 'sealed');
  const accounts = accountsIn(content, FILE_PASSWORD);
  assert.deepEqual(
    accounts.map((address) => address.replace(/\?.*/u, '')),
    ['otpauth://totp/Bank:=jiro', 'otpauth://hotp/Counted:saburo', 'otpauth://steam/Steam:shiro'],
  );
  assert.match(accounts[0] ?? '', /algorithm=SHA256&digits=8&period=30$/u);
  assert.match(accounts[1] ?? '', /counter=41$/u);
  assert.match(await text(page, '#done-next'), /Aegis/u);
  const typed = await page.$$eval('#export input[type=password]', (all) =>
    all.map((one) => one instanceof HTMLInputElement && one.value),
  );
  assert.deepEqual(typed, ['', '', '']);
});

test('nothing is written without a password for the file, or with two different ones', async (context) => {
  const { page, folder } = await start(context);
  await fillIn(page, 'twofas_sealed', { repeat: 'another one' });
  await submit(page);
  await page.waitForSelector('#file-repeat[aria-invalid]');
  for (const field of ['#file-password', '#file-repeat'])
    await page.$eval(field, (one) => one instanceof HTMLInputElement && (one.value = ''));
  await submit(page);
  await page.waitForSelector('#file-password[aria-invalid]');
  assert.match(await text(page, '#file-password-note'), /ファイルのパスワード/u);
  await page.click('#all');
  await submit(page);
  await untilIn(page, () => document.querySelector('#export [data-error]')?.textContent);
  assert.match(await text(page, '#export [data-error]'), /1件以上/u);
  assert.deepEqual(readdirSync(folder), []);
});

test('entries that do not fit are named, and the user decides', async (context) => {
  const { page, folder, nextFile } = await start(context);
  await fillIn(page, 'csv');
  assert.equal(await page.$eval('[data-warns-of=plain]', (one) => one.checkVisibility()), true);
  await submit(page);
  await seen(page, 'ask');
  assert.deepEqual(await unfit(page, '#unfit'), ['Counted / saburo', 'Steam / shiro']);
  assert.deepEqual(readdirSync(folder), []);
  await page.click('[data-view=ask] [data-back]');
  await seen(page, 'choose');
  await fillIn(page, 'csv');
  await submit(page);
  await seen(page, 'ask');
  await page.click('#save-rest');
  await seen(page, 'done');
  const { name, content } = await nextFile();
  assert.match(name, /\.csv$/u);
  assert.deepEqual(
    accountsIn(content).map((address) => address.replace(/\?.*/u, '')),
    ['otpauth://totp/わりふ健保:taro', 'otpauth://totp/Bank:=jiro'],
  );
  assert.deepEqual(await unfit(page, '#done-unfit'), ['Counted / saburo', 'Steam / shiro']);
  assert.equal(await page.$eval('#done-delete', (one) => one.checkVisibility()), true);
});

test('groups are in the file, and the page says how many entries have more', async (context) => {
  const { page, nextFile } = await start(context, [
    { issuer: 'A', account: 'taro', groups: '仕事、健保' },
    { issuer: 'B', account: 'taro', groups: '個人' },
  ]);
  await fillIn(page, 'bitwarden');
  await submit(page);
  await seen(page, 'done');
  const content = readFile((await nextFile()).content, []);
  assert.ok(content.state === 'read');
  assert.deepEqual(
    content.accounts.map(({ groups }) => groups),
    [['仕事'], ['個人']],
  );
  assert.match(await text(page, '#done-groups'), /^1件のグループ/u);
  assert.equal(await text(page, '#done-notes'), '');
});

test('if no entry fits, there is nothing to save', async (context) => {
  const { page } = await start(context, ACCOUNTS.slice(2));
  await fillIn(page, 'cxf');
  await submit(page);
  await seen(page, 'ask');
  assert.equal(await page.$eval('#save-rest', (one) => one.checkVisibility()), false);
  assert.equal(await page.$eval('#none-fits', (one) => one.checkVisibility()), true);
});

test('QR codes on the page have the entries', async (context) => {
  const { page } = await start(context);
  for (const [form, count, left] of /** @type {const} */ ([
    ['single', 4, []],
    ['google_transfer', 1, ['Steam / shiro']],
  ])) {
    await fillIn(page, form);
    await submit(page);
    await seen(page, 'codes');
    const figures = await page.$$('#sheet-codes figure svg');
    assert.equal(figures.length, count);
    for (const figure of figures) {
      const picture = await figure.screenshot();
      const { codes } = readPicture(picture, null, { budgetMs: 5000, goal: 'any', skip: [] });
      const scheme = form === 'single' ? 'otpauth://' : 'otpauth-migration://';
      assert.ok(new TextDecoder().decode(codes[0]?.text).startsWith(scheme));
    }
    assert.deepEqual(await unfit(page, '#codes-unfit'), left);
    // Some apps take no notice of another algorithm, length or kind, and show wrong codes.
    const warned = await page.$$eval('figure:has(figcaption p) li', (all) =>
      all.map(({ textContent }) => textContent),
    );
    assert.deepEqual(warned, form === 'single' ? UNUSUAL : TRANSFERRED);
    await page.click('[data-view=codes] [data-back]');
    await seen(page, 'choose');
    assert.equal(await page.$('#sheet-codes svg'), null);
  }
});

test('on paper there is the sheet and nothing else', async (context) => {
  const { page } = await start(context);
  await fillIn(page, 'single');
  await submit(page);
  await seen(page, 'codes');
  await page.emulateMediaType('print');
  const shown = (/** @type {string} */ selector) =>
    page.$eval(selector, (one) => one.checkVisibility({ visibilityProperty: true }));
  assert.equal(await shown('.title'), false);
  assert.equal(await shown('#print'), false);
  assert.equal(await shown('#sheet-date'), true);
  assert.equal(await shown('#sheet-codes figcaption'), true);
});

test('a long list is searched, and what is hidden keeps its choice', async (context) => {
  const many = Array.from({ length: 30 }, (_, at) => ({ issuer: `Service ${at}`, account: 'a' }));
  const { page, nextFile } = await start(context, many);
  await fillIn(page, 'bitwarden');
  await page.click('#all');
  await page.type('#entry-search', 'Service 2');
  await untilIn(
    page,
    () => document.querySelectorAll('#entry-list li:not([hidden])').length === 12,
  );
  await page.click('#all');
  assert.match(await text(page, '#chosen-count'), /30件のうち12件/u);
  await submit(page);
  await seen(page, 'done');
  assert.equal(accountsIn((await nextFile()).content).length, 12);
});
