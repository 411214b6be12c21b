// A member who forgot the master password, or who shares the PC, gets on.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { saveBackup } from '../support/member/backups.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { names, withOneEntry } from '../support/member/new-vault.js';
import { pressAndProve } from '../support/member/prove.js';
import { opened } from '../support/browser/new-page.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';

/** @import {ElementHandle, Page} from 'puppeteer-core' */

const OTHER = '同僚だけが知っている言葉';

/**
 * Presses a slot's button, however often the list is drawn anew.
 * @param {Page} page
 * @param {number} row from 1
 */
const pressRow = (page, row) =>
  page.$eval(`#slots li:nth-child(${row}) button`, (button) =>
    /** @type {HTMLButtonElement} */ (button).click(),
  );

/** @param {Page} page */
const lockNow = (page) => page.evaluate(() => chrome.storage.session.remove('session'));

test('a second person makes a vault beside a locked one', async (context) => {
  const { launched, member, page, popup } = await withOneEntry(context);
  await member.lock(popup);
  const unlock = await opened(launched, 'unlock/unlock.html#own', () => popup.click('#gate-own'));
  await seen(unlock, 'own');
  for (const field of ['#own-password', '#own-repeat']) await unlock.type(field, MASTER_PASSWORD);
  await unlock.click('#own [type=submit]');
  await unlock.waitForSelector('#own-password[aria-invalid]');
  assert.match(await text(unlock, '#own-password-note'), /すでに別の保管庫で使われています/u);
  for (const field of ['#own-password', '#own-repeat']) {
    await unlock.$eval(field, (input) => input instanceof HTMLInputElement && input.select());
    await unlock.type(field, OTHER);
  }
  await unlock.click('#own [type=submit]');
  await seen(unlock, 'open');

  const again = await member.openPopup(page);
  await seen(again, 'list');
  assert.deepEqual(await names(again), []);
  await member.lock(again);
  await member.unlock(again);
  assert.deepEqual(await names(again), ['ACME\nalice']);
});

test('who forgot the password reads what remains, and nothing is removed', async (context) => {
  const { launched, member, popup } = await withOneEntry(context);
  await member.lock(popup);
  const path = 'unlock/unlock.html#forgot';
  const unlock = await opened(launched, path, () => popup.click('#gate-forgot'));
  await seen(unlock, 'forgot');
  const before = await unlock.evaluate(() => chrome.storage.local.get(null));
  assert.equal(await unlock.evaluate(() => document.activeElement?.id), 'forgot-title');
  assert.match(
    await text(unlock, '[data-view=forgot]'),
    /回復コード.*バックアップ.*自分の保管庫を作る/su,
  );
  assert.equal((await unlock.$$('#forgot-passkey:not([hidden])')).length, 0, 'there is no passkey');
  await unlock.click('#forgot-own');
  await seen(unlock, 'own');
  await unlock.click('#own [data-to-ways]');
  await seen(unlock, 'ways');
  assert.deepEqual(await unlock.evaluate(() => chrome.storage.local.get(null)), before);
});

test('a recovery code leads to a new master password without the old one', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await pressAndProve(settings, '#make-recovery');
  await settings.waitForSelector('#recovery-shown:not([hidden])');
  const code = await text(settings, '#recovery-code');
  await lockNow(settings);
  const unlock = await open('unlock/unlock.html', 'ways');
  await unlock.type('#recovery', code);
  await unlock.click('#by-recovery [type=submit]');
  await seen(unlock, 'open');

  const again = await open('settings/settings.html', 'settings');
  await again.click('#change-fields .other-ways button:not([hidden])');
  await again.type('#change-fields #recovery', code);
  for (const field of ['#next-password', '#next-repeat']) await again.type(field, OTHER);
  await again.click('#change-password [type=submit]');
  await untilIn(again, () => document.querySelector('#password-changed')?.textContent !== '');
  await lockNow(again);
  await unlock.bringToFront();
  await seen(unlock, 'ways');
  await unlock.type('#password', OTHER);
  await unlock.click('#by-password [type=submit]');
  await seen(unlock, 'open');
  assert.deepEqual(await names(unlock), ['ACME\nalice']);
});

test('a backup is restored with its recovery code', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await pressAndProve(settings, '#make-recovery');
  await settings.waitForSelector('#recovery-shown:not([hidden])');
  const code = await text(settings, '#recovery-code');
  const folder = mkdtempSync(join(tmpdir(), 'warifu-backup-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const backup = await open('backup/backup.html', 'backup');
  const file = join(folder, await saveBackup(backup, folder));
  await settings.evaluate(() => chrome.storage.local.clear());
  await lockNow(settings);
  await backup.reload();
  await seen(backup, 'backup');
  const input = await backup.$('#file');
  await /** @type {ElementHandle<HTMLInputElement>} */ (input).uploadFile(file);
  await backup.click('#backup-password .other-ways button:not([hidden])');
  await backup.type('#recovery', code);
  await backup.click('#restore [type=submit]');
  await backup.waitForSelector('#beside:not([hidden])');
  await backup.click('#beside');
  await untilIn(backup, () => document.querySelector('#done')?.textContent !== '');
  const unlock = await open('unlock/unlock.html', 'open');
  assert.deepEqual(await names(unlock), ['ACME\nalice']);
});

test('removing a way asks for a proof, and says what it does not call back', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await pressAndProve(settings, '#make-recovery');
  // The code may be shown before its row is there.
  await settings.waitForSelector('#slots li:nth-child(2)');
  await pressRow(settings, 2);
  await settings.waitForSelector('#proof[open]');
  assert.match(await text(settings, '#proof-how'), /バックアップ.*マスターパスワードも変えて/su);
  await settings.type('#proof-password', 'not the password');
  await settings.click('#proof [type=submit]');
  await settings.waitForSelector('#proof-password[aria-invalid]');
  await settings.keyboard.press('Escape');
  await settings.waitForSelector('#proof:not([open])');
  assert.equal((await settings.$$('#slots li')).length, 2);

  await pressRow(settings, 1);
  await settings.waitForSelector('#proof[open]');
  assert.match(await text(settings, '#proof-how'), /回復コードだけが残ります/u);
  assert.equal(
    await settings.$eval(
      '#proof-password',
      (field) => /** @type {HTMLInputElement} */ (field).value,
    ),
    '',
    'nothing that was typed before is kept',
  );
});
