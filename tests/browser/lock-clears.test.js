// After the lock no page holds a text of the vault, of accounts that were found, or a typed one:
// not in its document, not in its fields.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fireInBackground } from '../support/browser/background-events.js';
import { untilIn } from '../support/browser/until.js';
import { NO_PAPER, drawFrame, paperWith } from '../support/camera/draw-frame.js';
import { FakeCamera } from '../support/camera/fake-camera.js';
import { hand, picture, textFile } from '../support/member/add-form.js';
import { pressAndProve } from '../support/member/prove.js';
import { openBackup, saveBackup } from '../support/member/backups.js';
import { isRunning, openCameraPage } from '../support/member/camera-page.js';
import { catchFiles, fillIn, openExportPage, submit } from '../support/member/export-page.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import {
  IN_VAULT,
  PLANTED,
  assertClearedByLock,
  lockNow,
  lockOnceThere,
  plant,
  plantedIn,
} from '../support/member/planted.js';
import { withOneEntry } from '../support/member/new-vault.js';
import { sayWhenFound } from '../support/member/region-page.js';
import { noteOtherKey } from '../support/screens/syncing.js';
import { otpauth } from '../support/web/codes-page.js';
import { seen } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */

test('the list’s search, and a message about a deleted entry', async (context) => {
  const { member, open } = await withOneEntry(context);
  const list = await open('popup/popup.html', 'list');
  await list.keyboard.press('/');
  await list.type('#search', PLANTED);
  await assertClearedByLock(list, [PLANTED]);

  await member.unlock(list);
  await list.click('#entries .more');
  await seen(list, 'details');
  await list.click('#details-delete');
  await list.waitForSelector('#toast:not([hidden])');
  await assertClearedByLock(list, ['ACME']);
});

test('an entry’s details with an unsaved note and its QR code', async (context) => {
  const { open } = await withOneEntry(context);
  const list = await open('popup/popup.html', 'list');
  await list.click('#entries .more');
  await seen(list, 'details');
  await plant(list, '#edit-note');
  await list.click('#show-qr');
  await list.waitForSelector('#qr svg');
  await assertClearedByLock(list, [PLANTED, ...IN_VAULT]);
  assert.equal(await list.$('#qr svg'), null);
});

test('an account that the toolbar’s window found', async (context) => {
  const { member, page } = await withOneEntry(context);
  const popup = await member.openPopup(page);
  await member.findWhole(popup);
  await assertClearedByLock(popup, IN_VAULT);
  await seen(popup, 'gate');
});

test('the settings: typed passwords, names, entries and a new recovery code', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await pressAndProve(settings, '#make-recovery');
  await settings.waitForSelector('#recovery-shown:not([hidden])');
  const passwords = ['', 'next-', 'new-', 'remove-'].map((form) => `#${form}password`);
  await plant(settings, '#issuer', '#new-name', ...passwords, '#next-repeat', '#new-repeat');
  await assertClearedByLock(settings, [PLANTED, ...IN_VAULT]);
  await seen(settings, 'locked');
  assert.equal(await settings.$eval('#recovery-code', (code) => code.textContent), '');
});

test('the settings show nothing typed for one vault after another one was opened', async (context) => {
  const { open } = await withOneEntry(context);
  const first = await open('settings/settings.html', 'settings');
  await first.type('#issuer', PLANTED);
  await first.click('#name-vault [type=submit]');
  await untilIn(first, () => document.querySelector('#vault-named')?.textContent !== '');
  await plant(first, '#password', '#remove-password');
  await first.focus('#issuer');
  const second = await open('settings/settings.html', 'settings');
  for (const field of ['#new-password', '#new-repeat'])
    await second.type(field, '家族だけが知る言葉');
  await second.click('#new-vault [type=submit]');
  await untilIn(second, () => document.querySelectorAll('#entries li').length === 0);
  await first.bringToFront();
  await untilIn(first, () => document.querySelectorAll('#entries li').length === 0);
  assert.deepEqual(await plantedIn(first), []);
});

test('the page of the sync: typed passwords', async (context) => {
  const { open } = await withOneEntry(context);
  const sync = await open('sync/sync.html', 'sync');
  await sync.click('#sync-on');
  await sync.waitForSelector('#done:not(:empty)');
  await noteOtherKey(sync);
  await sync.waitForSelector('#rekey:not([hidden])');
  await plant(sync, '#rekey-password');
  await assertClearedByLock(sync, [PLANTED]);
});

/** Opens a backup of the vault. @param {TestContext} context */
async function withBackup(context) {
  const setting = await withOneEntry(context);
  const folder = mkdtempSync(join(tmpdir(), 'warifu-backup-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const backup = await setting.open('backup/backup.html', 'backup');
  const file = join(folder, await saveBackup(backup, folder));
  return { ...setting, backup, file };
}

test('an opened backup: its entries, its key and the typed password', async (context) => {
  const { backup, file, member, page } = await withBackup(context);
  await openBackup(backup, file, MASTER_PASSWORD);
  await backup.waitForSelector('#preview:not([hidden])');
  await plant(backup, '#password');
  await assertClearedByLock(backup, [PLANTED, ...IN_VAULT]);
  // The page must not replace a vault, or open one, with what it had before the lock.
  const stored = () => backup.evaluate(() => chrome.storage.local.get(null));
  const before = await stored();
  for (const button of ['#replace', '#merge', '#beside'])
    await backup.$eval(button, (one) => one instanceof HTMLElement && one.click());
  const popup = await member.openPopup(page);
  await seen(popup, 'gate');
  assert.deepEqual(await stored(), before);
});

test('a backup that is being opened while the vault is locked stays closed', async (context) => {
  const { backup, file } = await withBackup(context);
  await openBackup(backup, file, MASTER_PASSWORD);
  await lockNow(backup);
  await backup.waitForSelector('#restore:not([aria-busy])');
  assert.deepEqual(await plantedIn(backup), []);
  assert.equal(await backup.$('#preview:not([hidden])'), null);
});

test('an opened backup closes by itself, also while no vault is open', async (context) => {
  const { backup, file } = await withBackup(context);
  await lockNow(backup);
  await backup.evaluateOnNewDocument(() => {
    const { setTimeout: start } = window;
    /** @type {{act: () => void, ms: number}[]} */
    const long = [];
    const replaced = (/** @type {() => void} */ act, /** @type {number} */ ms) =>
      ms < 60_000 ? start(act, ms) : long.push({ act, ms });
    Object.assign(window, { setTimeout: replaced, long });
  });
  await backup.reload();
  await seen(backup, 'backup');
  await openBackup(backup, file, MASTER_PASSWORD);
  await backup.waitForSelector('#preview:not([hidden])');
  const ms = await backup.evaluate(() => {
    const { long = [] } = /** @type {{long?: {act: () => void, ms: number}[]}} */ (
      /** @type {unknown} */ (window)
    );
    for (const { act } of long) act();
    return long.at(-1)?.ms;
  });
  assert.equal(ms, 5 * 60_000);
  assert.deepEqual(await plantedIn(backup), []);
  assert.match(await backup.$eval('#done', (one) => one.textContent ?? ''), /もう一度開いて/u);
});

test('the outlines and the account on a capture', async (context) => {
  const { member, page } = await withOneEntry(context);
  for (const isChosen of [false, true]) {
    const popup = await member.openPopup(page);
    if (isChosen) await member.unlock(popup);
    const scan = await member.chooseRegion(popup);
    await sayWhenFound(scan);
    if (isChosen) {
      await scan.click('#outlines button');
      await seen(scan, 'found');
    }
    await assertClearedByLock(scan, IN_VAULT);
    await seen(scan, 'gone');
    assert.equal(await scan.$eval('#capture', (image) => image.getAttribute('src')), null);
    await scan.close();
  }
});

test('an account that the camera found, and the camera itself', async (context) => {
  const camera = new FakeCamera();
  context.after(() => camera.remove());
  const { member, launched, page } = await withOneEntry(context, { args: camera.args });
  camera.play(drawFrame(paperWith(otpauth({ issuer: PLANTED }, 'carol'))));
  const reader = await openCameraPage(launched);
  await reader.click('#start');
  await seen(reader, 'found');
  await assertClearedByLock(reader, [PLANTED]);
  await seen(reader, 'camera');

  await member.unlock(await member.openPopup(page));
  camera.play(drawFrame(NO_PAPER));
  await reader.bringToFront();
  await reader.click('#start');
  await isRunning(reader);
  await lockNow(reader);
  await reader.waitForSelector('#picture[hidden]');
});

test('the add page: a typed key, accounts that were found, and refused ones', async (context) => {
  const { open } = await withOneEntry(context);
  const typed = await open('add/add.html', 'form');
  await plant(typed, '#secret', '#account', '#issuer');
  await assertClearedByLock(typed, [PLANTED]);

  const settings = await open('unlock/unlock.html', 'ways');
  await settings.type('#password', MASTER_PASSWORD);
  await settings.keyboard.press('Enter');
  await seen(settings, 'open');
  const several = await open('add/add.html', 'form');
  const [one, other] = ['Uekomi one', 'Uekomi other'].map((issuer) => otpauth({ issuer }, 'carol'));
  const files = [
    await picture('one.png', one ?? ''),
    textFile('Uekomi.txt', `${other}\notpauth://totp/x`),
  ];
  await hand(several, 'drop', { files });
  await several.waitForSelector('.found-list li:nth-child(2)');
  await several.waitForSelector('#refused li');
  await assertClearedByLock(several, [PLANTED]);
  assert.deepEqual(await plantedIn(settings), [], 'the unlock page');
});

test('the export page: entries, typed passwords, what does not fit, and QR codes', async (context) => {
  const { launched, member, open } = await withOneEntry(context);
  const page = await openExportPage(launched);
  await fillIn(page, 'aegis_sealed');
  await plant(page, '#file-password', '#proof-password');
  await assertClearedByLock(page, [PLANTED, ...IN_VAULT]);
  await seen(page, 'locked');

  await member.unlock(await open('popup/popup.html', 'gate'));
  await page.bringToFront();
  await seen(page, 'choose');
  await fillIn(page, 'single');
  await submit(page);
  await page.waitForSelector('#sheet-codes svg');
  await assertClearedByLock(page, IN_VAULT);
  assert.equal(await page.$('#sheet-codes svg'), null);
});

test('an export that is under way when the vault is locked writes nothing', async (context) => {
  const { launched } = await withOneEntry(context);
  const folder = mkdtempSync(join(tmpdir(), 'warifu-export-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const page = await openExportPage(launched);
  await catchFiles(page, folder);
  for (const form of ['bitwarden_sealed', 'single', 'backup']) {
    await fillIn(page, form);
    await lockOnceThere(page, '#export[aria-busy]', () => submit(page));
    await page.waitForSelector('#export:not([aria-busy])');
    await seen(page, 'locked');
    assert.deepEqual(await plantedIn(page), [], form);
    const unlock = await launched.browser.newPage();
    await unlock.goto(new URL('/unlock/unlock.html', page.url()).href);
    await seen(unlock, 'ways');
    await unlock.type('#password', MASTER_PASSWORD);
    await unlock.keyboard.press('Enter');
    await seen(unlock, 'open');
    await unlock.close();
    await page.bringToFront();
    await seen(page, 'choose');
  }
  assert.deepEqual(readdirSync(folder), []);
});

test('the lock command also clears pages while no vault is open', async (context) => {
  const { launched, backup, file, open } = await withBackup(context);
  await lockNow(backup);
  await backup.bringToFront();
  await openBackup(backup, file, MASTER_PASSWORD);
  await backup.waitForSelector('#preview:not([hidden])');
  const unlock = await open('unlock/unlock.html', 'ways');
  await plant(unlock, '#password', '#recovery');
  assert.deepEqual(await plantedIn(unlock), [PLANTED]);
  assert.deepEqual(await plantedIn(backup), IN_VAULT);
  await fireInBackground(launched, 'commands.onCommand', 'lock');
  for (const page of [unlock, backup]) {
    await page.bringToFront();
    await untilIn(
      page,
      () => document.querySelector('#preview:not([hidden]), button[aria-pressed=true]') === null,
    );
    assert.deepEqual(await plantedIn(page), []);
  }
});
