// A vault that was lost is noticed: the toolbar's window leads to what brings it back, not to the
// first use.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ID, forcing, installed, managedBrowser, updateServer } from '../support/browser/forced.js';
import { wipe } from '../support/browser/extension-modules.js';
import { opened } from '../support/browser/new-page.js';
import { manage } from '../support/browser/policies.js';
import { managed, noPolicyFiles } from '../support/browser/policy-files.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { openBackup, saveBackup } from '../support/member/backups.js';
import { typeNewPassword } from '../support/member/lost-vault.js';
import { MASTER_PASSWORD, Member } from '../support/member/member.js';
import { names, newcomer, withOneEntry } from '../support/member/new-vault.js';
import { otpauth, servePage } from '../support/web/codes-page.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */

const skip = noPolicyFiles();

/** A folder for backups. @param {TestContext} context */
function backupFolder(context) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-backup-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/**
 * Restores a backup on the page that the window leads to.
 * @param {Page} backup
 * @param {string} file
 */
async function restore(backup, file) {
  await seen(backup, 'backup');
  await openBackup(backup, file, MASTER_PASSWORD);
  await backup.waitForSelector('#preview:not([hidden])');
  await backup.click('#beside');
  await untilIn(backup, () => document.querySelector('#done')?.textContent !== '');
}

test('storage that was emptied: the window leads to the backup, and its entries are back', async (context) => {
  const { launched, member, page, open } = await withOneEntry(context);
  const saving = await open('backup/backup.html', 'backup');
  const folder = backupFolder(context);
  const file = join(folder, await saveBackup(saving, folder));
  await wipe(saving);
  await saving.close();

  const popup = await member.openPopup(page);
  await seen(popup, 'restore');
  assert.match(await text(popup, '#restore-why'), /登録内容がありましたが、いまは見つかりません/u);
  assert.equal(await popup.$eval('#restore-ways', ({ childElementCount }) => childElementCount), 2);
  const backup = await opened(launched, 'backup/backup.html', () =>
    popup.click('#restore-ways [data-way=backup]'),
  );
  await restore(backup, file);
  const list = await member.openPopup(page);
  await seen(list, 'list');
  assert.deepEqual(await names(list), ['ACME\nalice']);
});

test('without a backup the user begins anew, and is asked again until there is a vault', async (context) => {
  const { member, page, popup } = await withOneEntry(context);
  await wipe(popup);
  await popup.close();
  const first = await member.openPopup(page);
  await seen(first, 'restore');
  await first.click('#restore-anew');
  await seen(first, 'start');
  await first.click('#start-password');
  await seen(first, 'gate');
  await first.click('#gate-back');
  await seen(first, 'start');
  await first.close();

  const second = await member.openPopup(page);
  await seen(second, 'restore');
  await second.click('#restore-anew');
  await seen(second, 'start');
  await member.choosePassword(second);
  await seen(second, 'list');
});

test('a picture that was pasted waits for the decision', async (context) => {
  const { popup, launched } = await withOneEntry(context);
  await wipe(popup);
  await popup.close();
  const tab = await launched.browser.newPage();
  await tab.goto(`chrome-extension://${launched.extension.id}/popup/popup.html`);
  await seen(tab, 'restore');
  await tab.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([''], 'QR.png', { type: 'image/png' }));
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
  await tab.click('#restore-anew');
  await seen(tab, 'gate');
});

test('after the user has removed the last vault, the first use is shown', async (context) => {
  const { launched, member, page, open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await settings.type('#remove-password', MASTER_PASSWORD);
  await settings.click('#remove-vault [type=submit]');
  await seen(settings, 'locked');
  await seen(await member.openPopup(page), 'start');

  // Also where the administrator says that users had a vault.
  await manage(launched, { offerRestore: true });
  const popup = await member.openPopup(page);
  await untilIn(popup, async () => {
    const { offerRestore } = await chrome.storage.managed.get('offerRestore');
    return offerRestore === true;
  });
  await popup.reload();
  await seen(popup, 'start');
});

test('the administrator’s setting, also if it arrives after the window was drawn', async (context) => {
  const { launched } = await newcomer(context, [otpauth()]);
  const tab = await launched.browser.newPage();
  await tab.goto(`chrome-extension://${launched.extension.id}/popup/popup.html`);
  await seen(tab, 'start');
  await manage(launched, { offerRestore: true });
  await seen(tab, 'restore');
  assert.match(await text(tab, '#restore-why'), /管理者からの案内/u);
  await manage(launched, { offerRestore: false });
  await seen(tab, 'start');
});

test('the administrator’s setting that arrives while the first password is typed', async (context) => {
  const { launched } = await newcomer(context, [otpauth()]);
  const tab = await launched.browser.newPage();
  await tab.goto(`chrome-extension://${launched.extension.id}/popup/popup.html`);
  await seen(tab, 'start');
  await tab.click('#start-password');
  await seen(tab, 'gate');
  await typeNewPassword(tab, MASTER_PASSWORD);
  await manage(launched, { offerRestore: true });
  await untilIn(tab, async () => {
    const { offerRestore } = await chrome.storage.managed.get('offerRestore');
    return offerRestore === true;
  });
  await tab.click('#gate-submit');
  await seen(tab, 'restore');
});

test('a profile that was reset, with the extension back by policy', { skip }, async (context) => {
  const server = await updateServer(context);
  server.publish('1.0.0');
  const site = await servePage([otpauth()]);
  context.after(() => site.close());
  /** Starts with an empty profile. @param {Record<string, unknown>} policies */
  const start = async (policies) => {
    const { browser, profile } = await managedBrowser(context, policies);
    const extension = await installed(browser);
    const [page = await browser.newPage()] = await browser.pages();
    await page.goto(site.url);
    const launched = { browser, profile, extension };
    return { launched, page, member: new Member(launched) };
  };
  const forced = forcing(server.updates);
  const before = await start(forced);
  await before.member.beginByScan(await before.member.openPopup(before.page));
  const saving = await before.launched.browser.newPage();
  await saving.goto(`chrome-extension://${ID}/backup/backup.html`);
  await seen(saving, 'backup');
  const folder = backupFolder(context);
  const file = join(folder, await saveBackup(saving, folder));
  await before.launched.browser.close();

  const { launched, member, page } = await start({
    ...forced,
    ...managed(ID, { offerRestore: true }),
  });
  const popup = await member.openPopup(page);
  await seen(popup, 'restore');
  const backup = await opened(launched, 'backup/backup.html', () =>
    popup.click('#restore-ways [data-way=backup]'),
  );
  await restore(backup, file);
  const list = await member.openPopup(page);
  await seen(list, 'list');
  assert.deepEqual(await names(list), ['ACME\nalice']);
});
