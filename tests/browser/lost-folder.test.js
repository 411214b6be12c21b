// A vault that was lost, while the browser still knows the folder that its backups were kept in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_PAGE } from '../support/browser/build-with-modules.js';
import { add, goInside, makeVault, wipe } from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { opened } from '../support/browser/new-page.js';
import { until, untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import {
  FOLDER,
  copiesOf,
  filesIn,
  namesOf,
  putInFolder,
  removeFolder,
  useFolder,
} from '../support/member/backup-folder.js';
import { openKeptVault } from '../support/member/kept-vault.js';
import { MASTER_PASSWORD, Member } from '../support/member/member.js';
import { names } from '../support/member/new-vault.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */

/**
 * A vault with an entry, and its backup in a folder that the browser keeps for the extension.
 * @param {TestContext} context
 */
async function withFolder(context) {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  const inside = await goInside(launched, EMPTY_PAGE);
  await openKeptVault(inside.page, 'nothing', () => makeVault(inside));
  await add(inside, ['taro']);
  await useFolder(inside);
  const [page = await launched.browser.newPage()] = await launched.browser.pages();
  const member = new Member(launched);
  // The window notes that there is a vault.
  const popup = await member.openPopup(page);
  await seen(popup, 'list');
  await popup.close();
  return { launched, inside, member, page };
}

/**
 * Opens the page for backups from the toolbar's window, and presses the folder's button.
 * @param {Awaited<ReturnType<typeof withFolder>>} setting
 */
async function takeFromFolder({ launched, member, page }) {
  const popup = await member.openPopup(page);
  await seen(popup, 'restore');
  assert.match(await text(popup, '#restore-why'), /バックアップしていたフォルダーから/u);
  const path = 'backup/backup.html#from-folder';
  const backup = await opened(launched, path, () => popup.click('#restore-ways .first'));
  await seen(backup, 'backup');
  await untilIn(backup, () => document.activeElement?.matches('#from-folder button'));
  assert.equal(
    await text(backup, '#from-folder button'),
    `フォルダー「${FOLDER}」のバックアップを使う`,
  );
  await backup.keyboard.press('Enter');
  return backup;
}

/** Opens the file that the form has, and restores it. @param {Page} backup */
async function restoreTaken(backup) {
  await untilIn(backup, () => document.activeElement?.matches('#restore #password'));
  await backup.keyboard.type(MASTER_PASSWORD);
  await backup.keyboard.press('Enter');
  await backup.waitForSelector('#preview:not([hidden])');
  await backup.click('#beside');
  await untilIn(backup, () => document.querySelector('#done')?.textContent !== '');
}

test('the folder of the backups brings the entries back', async (context) => {
  const setting = await withFolder(context);
  await wipe(setting.inside.page);
  // The file that was changed last is no backup.
  await putInFolder(setting.inside, 'warifu-z.warifu', 'no vault');
  const backup = await takeFromFolder(setting);
  await restoreTaken(backup);
  const list = await setting.member.openPopup(setting.page);
  await seen(list, 'list');
  assert.deepEqual(await names(list), ['taro']);

  // Backups go on in the same files.
  const isCopied = async () => (await copiesOf(setting.inside)).state === 'good';
  await until(isCopied);
  await add(setting.inside, ['jiro']);
  await until(isCopied);
  const { current, before } = await namesOf(setting.inside);
  const files = await filesIn(setting.inside);
  assert.deepEqual(Object.keys(files).sort(), [before, current, 'warifu-z.warifu'].sort());
  const newest = files[current];
  assert.deepEqual(typeof newest === 'object' && newest.accounts, ['taro', 'jiro']);
});

test('a folder whose newest backup is damaged gives the one before', async (context) => {
  const setting = await withFolder(context);
  const { inside } = setting;
  const { current, before } = await namesOf(inside);
  await add(inside, ['jiro']);
  await until(async () => (await copiesOf(inside)).state === 'good');
  await putInFolder(inside, current, 'damaged');
  await wipe(inside.page);
  const backup = await takeFromFolder(setting);
  await untilIn(
    backup,
    (name) => document.querySelector('#file-name')?.textContent === name,
    before,
  );
  await restoreTaken(backup);
  const list = await setting.member.openPopup(setting.page);
  await seen(list, 'list');
  assert.deepEqual(await names(list), ['taro']);
});

test('a folder without a backup, and one that is gone, say what to do', async (context) => {
  const setting = await withFolder(context);
  const { inside } = setting;
  const { current } = await namesOf(inside);
  await putInFolder(inside, current, 'damaged');
  await wipe(inside.page);
  const backup = await takeFromFolder(setting);
  const failed = async (/** @type {RegExp} */ says) => {
    await backup.waitForSelector('#from-folder-error:not(:empty)');
    assert.match(await text(backup, '#from-folder-error'), says);
  };
  await failed(/開けるバックアップがありません/u);
  await removeFolder(inside);
  await backup.click('#from-folder button');
  await untilIn(backup, () =>
    document.querySelector('#from-folder-error')?.textContent?.includes('見つかりません'),
  );
});

test('a vault that was removed on purpose is not missed, though its folder is known', async (context) => {
  const { launched, member, page } = await withFolder(context);
  const settings = await launched.browser.newPage();
  await settings.goto(`chrome-extension://${launched.extension.id}/settings/settings.html`);
  await seen(settings, 'settings');
  await settings.type('#remove-password', MASTER_PASSWORD);
  await settings.click('#remove-vault [type=submit]');
  await seen(settings, 'locked');
  await seen(await member.openPopup(page), 'start');
});
