// The administrators' page: policies, dropped values, permissions, storage, and no secret.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { contentHash } from '../../scripts/content-hash.js';
import { listFiles } from '../../scripts/build-files.js';
import { setPolicies } from '../support/browser/policies.js';
import { vaultOnDisk } from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { clipboardOf } from '../support/member/filled-vault.js';
import { withOneEntry } from '../support/member/new-vault.js';

/** @import {Page} from 'puppeteer-core' */

const dist = join(import.meta.dirname, '..', '..', 'dist', 'chrome');

/**
 * The rows of a section, by their names.
 * @param {Page} page
 * @param {string} id
 * @returns {Promise<Record<string, string>>}
 */
async function rowsOf(page, id) {
  const rows = await page.$$eval(`#${id} dl > div`, (all) =>
    all.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')),
  );
  return Object.fromEntries(rows.map(([name = '', value = '']) => [name, value]));
}

test('without a policy and a vault the page says so', async (context) => {
  const { browser, extension } = await freshBrowser(context, 'chrome');
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extension.id}/status/status.html`);
  await seen(page, 'status');
  const program = await rowsOf(page, 'program');
  const files = listFiles(dist).map(
    (path) => /** @type {const} */ ([path, readFileSync(join(dist, path))]),
  );
  assert.equal(program['中身のハッシュ値（SHA-256）'], contentHash(files));
  assert.equal(program['拡張機能の ID'], extension.id);
  assert.match(program['バージョン'] ?? '', /^\d+\.\d+\.\d+ \(Chrome\)$/u);
  assert.match(await text(page, '#policy'), /管理者の設定はありません/u);
  const policies = Object.values(await rowsOf(page, 'policy'));
  assert.ok(policies.length > 15 && policies.every((value) => value === '利用者が選べます'));
  assert.equal(await page.$('#dropped'), null);
  assert.equal((await rowsOf(page, 'storage'))['保管庫'], 'まだありません');
});

test('policies in force and dropped ones are listed, and copied as text', async (context) => {
  const { launched, page: web, open } = await withOneEntry(context);
  const warnings = /** @type {string[]} */ ([]);
  const page = await open('status/status.html', 'status');
  page.on('console', (one) => warnings.push(one.text()));
  const values = {
    autoLockMinutesMax: 10,
    allowExport: false,
    language: 'fr',
    minimumPasswordLength: 'twelve',
    helpUrl: 'http://intra.example.jp/',
    allowedFillHosts: ['portal.example.jp', '*.example.jp'],
    allowCloud: false,
  };
  await setPolicies(launched.browser, {}, { id: launched.extension.id, values });
  await page.waitForSelector('#dropped');
  const policies = await rowsOf(page, 'policy');
  assert.equal(policies['autoLockMinutesMax'], '10');
  assert.equal(policies['allowExport'], 'false');
  assert.equal(policies['allowedFillHosts'], '["portal.example.jp"]');
  assert.equal(policies['language'], '利用者が選べます');
  assert.match(await text(page, '#policy'), /managed storage/u);
  const dropped = await rowsOf(page, 'dropped');
  assert.deepEqual(Object.keys(dropped).sort(), [
    'allowCloud',
    'allowedFillHosts[1]',
    'helpUrl',
    'language',
    'minimumPasswordLength',
  ]);
  assert.match(dropped['helpUrl'] ?? '', /https/u);
  for (const name of Object.keys(dropped)) {
    const given = warnings.filter((one) => one.includes(`setting ${name} is not used`));
    assert.equal(given.length, 1, name);
  }

  await page.bringToFront();
  await page.click('#copy');
  await page.waitForSelector('#copied:not(:empty)');
  const shown = await page.$eval('#report', (one) => one.textContent ?? '');
  const copied = await clipboardOf(web);
  for (const one of [copied, shown]) assert.doesNotMatch(one, /ACME|alice|JBSWY3DP/u);
  assert.match(copied, /^autoLockMinutesMax: 10$/mu);
  assert.match(copied, /^helpUrl: 利用者が選べます$/mu);
});

test('permissions are given, not given, grantable or blocked', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const page = await open('status/status.html', 'status');
  const before = await rowsOf(page, 'permissions');
  assert.equal(before['storage'], '必ず使う許可');
  assert.match(before['idle'] ?? '', /許可していません/u);
  await page.evaluate(() => {
    document.addEventListener(
      'click',
      () => void chrome.permissions.request({ permissions: ['contextMenus'] }),
      { once: true },
    );
  });
  await page.click('h1');
  await untilIn(page, () =>
    document.querySelector('#row-contextMenus + dd')?.textContent?.includes('許可されています'),
  );
  await page.click('#probe-idle');
  await untilIn(page, () =>
    document.querySelector('#row-idle + dd')?.textContent?.includes('求めれば許可されます'),
  );
  const hasIdle = () => chrome.permissions.contains({ permissions: ['idle'] });
  assert.equal(await page.evaluate(hasIdle), false, 'given back');
  await setPolicies(launched.browser, {
    ExtensionSettings: { '*': { blocked_permissions: ['scripting'] } },
  });
  await page.bringToFront();
  await page.click('#probe-scripting');
  await untilIn(page, () =>
    document.querySelector('#row-scripting + dd')?.textContent?.includes('管理者が止めています'),
  );
});

test('the condition of a vault is told without opening it', async (context) => {
  const { open } = await withOneEntry(context);
  const page = await open('status/status.html', 'status');
  const health = async () => (await rowsOf(page, 'storage'))['保管庫 1'] ?? '';
  assert.match(await health(), /最新の内容も1つ前の内容も/u);
  const { name, kept } = await vaultOnDisk(page);
  /** @type {[value: unknown, says: string][]} */
  const conditions = [
    [{ ...kept, previous: null }, '1つ前の内容はありません'],
    [{ ...kept, previous: 'damaged' }, '1つ前の内容がこわれています'],
    [{ ...kept, current: 'damaged' }, '最新の内容がこわれています'],
    ['no vault', '最新の内容がこわれています'],
  ];
  for (const [value, says] of conditions) {
    await page.evaluate((key, one) => chrome.storage.local.set({ [key]: one }), name, value);
    await untilIn(
      page,
      (one) => document.querySelector('#storage')?.textContent?.includes(one),
      says,
    );
  }
  await page.evaluate(() => chrome.storage.session.clear());
  await page.waitForSelector('[data-view="status"]:not([hidden])');
});
