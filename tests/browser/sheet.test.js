// The emergency sheet: printed, turned into pictures, and read back on another PC.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { until } from '../support/browser/until.js';
import { manage } from '../support/browser/policies.js';
import { accountsOf, isHidden, withAccounts } from '../support/member/filled-vault.js';
import { MASTER_PASSWORD, Member } from '../support/member/member.js';
import { beforePage, names } from '../support/member/new-vault.js';
import { otpauth } from '../support/web/codes-page.js';
import { seen, text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Browser, ElementHandle, Page} from 'puppeteer-core' */
/** @import {Launched} from '../support/browser/launch.js' */

/** About 200 dots an inch. */
const SCALE = 2;

/** @param {TestContext} context */
function folderOf(context) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-sheet-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** @param {Launched} launched @param {string} [view] */
async function openSheet({ browser, extension }, view = 'make') {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 900 });
  await page.goto(`chrome-extension://${extension.id}/sheet/sheet.html`);
  await seen(page, view);
  return page;
}

/** @param {Page} page */
async function makeSheet(page) {
  await page.type('#make-proof #password', MASTER_PASSWORD);
  await page.click('#make-sheet');
  await seen(page, 'sheet');
}

/**
 * Pictures of a PDF's pages, drawn by the browser.
 * @param {Browser} browser
 * @param {string} folder
 * @param {Uint8Array} pdf
 * @param {number} pages
 */
async function picturesOf(browser, folder, pdf, pages) {
  const file = join(folder, 'sheet.pdf');
  writeFileSync(file, pdf);
  const viewer = await browser.newPage();
  await viewer.setViewport({ width: 900, height: 1200, deviceScaleFactor: SCALE });
  const pictures = [];
  for (let number = 1; number <= pages; number += 1) {
    const path = join(folder, `page-${number}.png`);
    await viewer.goto('about:blank');
    await viewer.goto(`file://${file}#toolbar=0&navpanes=0&view=Fit&page=${number}`);
    let before = Buffer.alloc(0);
    await until(async () => {
      const [last, picture] = [before, Buffer.from(await viewer.screenshot({ path }))];
      before = picture;
      return isDrawn(picture) && last.equals(picture);
    });
    pictures.push(path);
  }
  await viewer.close();
  return pictures;
}

/** Whether the page is there, which is black on white. The viewer around it is grey. */
const isDrawn = (/** @type {Buffer} */ png) => {
  const { data } = PNG.sync.read(png);
  let black = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] === 0) black += 1;
  return black * 4 > data.length / 500;
};

/** The number of pages of a PDF. @param {Uint8Array} pdf */
function pagesIn(pdf) {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b/gu)?.length ?? 0
  );
}

/**
 * Reads pictures on a new PC, opens what they hold without typing anything, and keeps it.
 * @param {Launched} launched
 * @param {string[]} pictures
 */
async function restore({ browser, extension }, pictures) {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extension.id}/move/move.html#new`);
  await seen(page, 'bring');
  const input = await page.$('#file');
  await /** @type {ElementHandle<HTMLInputElement>} */ (input).uploadFile(...pictures);
  await seen(page, 'open');
  await page.click('#open [type=submit]');
  await seen(page, 'keep');
  await page.click('#beside');
  await seen(page, 'show');
  return page;
}

/** Few accounts have room on the first page, beside the recovery code. */
for (const [format, issuers, pages] of /** @type {const} */ ([
  ['Letter', ['ACME', 'わりふ健康保険組合'], 1],
  ['A4', ['ACME', 'わりふ健康保険組合', 'GAMMA', 'DELTA', 'EPSILON', 'ZETA', 'ETA'], 2],
])) {
  test(`a vault is restored from the pictures of a sheet on ${format}`, async (context) => {
    const { launched } = await withAccounts(context, accountsOf(...issuers));
    const page = await openSheet(launched);
    await makeSheet(page);
    const pdf = await page.pdf({ format });
    const pictures = await picturesOf(launched.browser, folderOf(context), pdf, pagesIn(pdf));
    assert.equal(pictures.length, pages);

    const fresh = await freshBrowser(context, 'edge');
    const tab = await restore(fresh, pictures);
    const popup = await new Member(fresh).openPopup(tab);
    await seen(popup, 'list');
    assert.equal((await names(popup)).length, issuers.length);
  });
}

test('a sheet without the vault has the recovery code alone, which replaces the one before', async (context) => {
  const { launched, inside } = await withAccounts(context, accountsOf('ACME'));
  const page = await openSheet(launched);
  await makeSheet(page);
  const first = await text(page, '#paper-recovery');
  assert.match(first, /^(?:[A-Z2-7]{5}-?){8}$/u);
  await page.click('#close');
  await seen(page, 'make');
  assert.equal(await page.$eval('#paper', (paper) => paper.textContent?.includes('-')), false);
  await page.click('#with-vault');
  await makeSheet(page);
  assert.equal(await isHidden(page, '#paper-vault-codes'), true);
  assert.match(await text(page, '#paper ol'), /この紙に登録内容は入っていません/u);
  const second = await text(page, '#paper-recovery');
  assert.notEqual(second, first);
  const stored = await page.evaluate(async () => JSON.stringify(await chrome.storage.local.get()));
  assert.equal(stored.includes(second.slice(0, 11)), false, 'the sheet is not stored');

  await page.evaluate(() => chrome.storage.session.remove('session'));
  await seen(page, 'locked');
  assert.equal(await page.$eval('#paper-recovery', (code) => code.textContent), '');
  const unlock = (/** @type {string} */ code) =>
    inside.page.evaluate(
      async ({ access }, recovery) => {
        try {
          await access.unlock({ way: 'recovery', code: recovery });
          return 'open';
        } catch (refused) {
          return /** @type {{code: string}} */ (refused).code;
        }
      },
      inside.modules,
      code,
    );
  assert.equal(await unlock(first), 'vault_wrong_recovery');
  assert.equal(await unlock(second), 'open');
});

test('the administrator may forbid the recovery code or the vault on the sheet', async (context) => {
  const { launched } = await withAccounts(context, accountsOf('ACME'));
  await manage(launched, { allowBackup: false });
  const page = await openSheet(launched);
  await page.waitForSelector('#vault-option[hidden]');
  assert.match(await text(page, '#vault-note'), /登録内容は印刷できません/u);
  await makeSheet(page);
  assert.equal(await isHidden(page, '#paper-vault-codes'), true);
  await page.click('#close');
  await seen(page, 'make');
  await manage(launched, { allowRecoveryCode: false });
  await page.waitForSelector('#make-sheet:disabled');
  assert.match(await text(page, '#make-sheet-managed'), /管理者/u);
});

test('the sheet is offered once, below the first account', async (context) => {
  const { member, popup } = await beforePage(context, [otpauth()]);
  await member.scanWhole(popup);
  await seen(popup, 'added');
  await popup.waitForSelector('#sheet-offer:not([hidden])');
  assert.match(await text(popup, '#sheet-offer'), /緊急用シート/u);
  const isNoted = () => popup.evaluate(() => chrome.storage.local.get('sheet-offered'));
  await until(async () => (await isNoted())['sheet-offered'] === true);
  const form = await member.openForm(popup);
  await form.type('#secret', 'MZXW 6YTB OI');
  await form.type('#account', 'bob');
  await form.click('#form [type=submit]');
  await seen(form, 'added');
  assert.equal(await isHidden(form, '#sheet-offer'), true);
});
