// The page for backups: its state, the proof of a file that was saved by hand, and the folder. The
// picker for folders is replaced by one that hands over a folder which the browser keeps for the
// extension; that the real picker opens is not tested.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { EMPTY_PAGE } from '../support/browser/build-with-modules.js';
import { add, goInside, makeVault } from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { manage, setPolicies } from '../support/browser/policies.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import {
  FOLDER,
  copiesOf,
  filesIn,
  inBackground,
  namesOf,
  putInFolder,
  removeFolder,
} from '../support/member/backup-folder.js';
import { saveBackup } from '../support/member/backups.js';
import { openKeptVault } from '../support/member/kept-vault.js';
import { MASTER_PASSWORD } from '../support/member/member.js';

/** @import {TestContext} from 'node:test' */
/** @import {ElementHandle, Page} from 'puppeteer-core' */

/** @param {TestContext} context */
async function begin(context) {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  const inside = await goInside(launched, EMPTY_PAGE);
  await openKeptVault(inside.page, 'nothing', () => makeVault(inside));
  await add(inside, ['taro']);
  const open = async (/** @type {string} */ path, /** @type {string} */ view) => {
    const page = await launched.browser.newPage();
    await page.goto(`chrome-extension://${launched.extension.id}/${path}`);
    await seen(page, view);
    return page;
  };
  return { launched, inside, open, page: await open('backup/backup.html', 'backup') };
}

/** An empty folder on the disk. @param {TestContext} context */
function emptyFolder(context) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-backup-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** @param {Page} page @param {string} state */
const inState = (page, state) => page.waitForSelector(`#state[data-state="${state}"]`);

/**
 * Waits until the element has this text.
 * @param {Page} page
 * @param {string} selector
 * @param {string} part
 */
const says = (page, selector, part) =>
  untilIn(
    page,
    (one, expected) => document.querySelector(one)?.textContent?.includes(expected),
    selector,
    part,
  );

/** @param {Page} page @param {string} file */
async function prove(page, file) {
  const input = await page.$('#prove-file');
  await /** @type {ElementHandle<HTMLInputElement>} */ (input).uploadFile(file);
}

/** Replaces the picker. @param {Page} page @param {string} [error] the name of what it throws */
function replacePicker(page, error = '') {
  return page.evaluate(
    (name, refusal) => {
      const showDirectoryPicker = async () => {
        if (refusal !== '') throw new DOMException('refused', refusal);
        const root = await navigator.storage.getDirectory();
        return root.getDirectoryHandle(name, { create: true });
      };
      Object.assign(window, { showDirectoryPicker });
    },
    FOLDER,
    error,
  );
}

test('a saved file counts once it was chosen again and opened', async (context) => {
  const { inside, open, page } = await begin(context);
  const list = await open('popup/popup.html', 'list');
  await says(list, '#notice-line', 'まだありません');
  await page.bringToFront();
  await inState(page, 'none');
  const folder = emptyFolder(context);
  const name = await saveBackup(page, folder);
  await inState(page, 'unproven');
  await says(page, '#prove-how', name);
  await says(list, '#notice-line', 'まだ確かめていません');
  await prove(page, join(folder, name));
  await says(page, '#prove-done', '開けました');
  await inState(page, 'good');
  await list.waitForSelector('#notice-line[hidden]');

  await add(inside, ['jiro', 'saburo']);
  await inState(page, 'outdated');
  assert.match(await text(page, '#state'), /2件増えています/u);
  await says(list, '#notice-line', '2件');
  await list.bringToFront();
  await list.click('#notice-later');
  await list.waitForSelector('#notice-line[hidden]');
  // A week later it comes back.
  const { putOffUntil } = await copiesOf(inside);
  assert.ok((putOffUntil ?? 0) > Date.now());
  await inside.page.evaluate(async ({ session, copies }) => {
    const { id } = await session.readOpenSession();
    await copies.changeCopies(id, () => ({ putOffUntil: Date.now() - 1 }));
  }, inside.modules);
  await says(list, '#notice-line', '2件');
});

test('a file that does not open, or is another, does not count', async (context) => {
  const { inside, page } = await begin(context);
  const folder = emptyFolder(context);
  const file = join(folder, await saveBackup(page, folder));
  await inState(page, 'unproven');
  const other = join(folder, 'other.warifu');
  writeFileSync(other, 'no vault');
  await prove(page, other);
  await says(page, '#prove-error', 'Warifu のバックアップではありません');
  await inside.page.evaluate(
    async ({ change }, password) => {
      await change.changeMasterPassword({ way: 'password', password }, '別の合言葉を考える 77');
    },
    inside.modules,
    MASTER_PASSWORD,
  );
  await prove(page, file);
  await says(page, '#prove-error', '開けませんでした');
  await inside.page.evaluate(async ({ access }) => {
    await access.makeVault('だれか別の人の言葉 2026');
  }, inside.modules);
  await inState(page, 'none');
  const own = emptyFolder(context);
  await saveBackup(page, own);
  await page.waitForSelector('#prove:not([hidden])');
  await prove(page, file);
  await says(page, '#prove-error', 'いま開いている保管庫のバックアップではありません');
  assert.equal((await copiesOf(inside)).proven, null);
});

test('a folder is chosen, checked, changed and given up', async (context) => {
  const { inside, open, page } = await begin(context);
  await replacePicker(page, 'AbortError');
  await page.click('#pick-folder');
  await says(page, '#folder-done', '選ばれませんでした');
  await replacePicker(page);
  const { current } = await namesOf(inside);
  await page.click('#pick-folder');
  await says(page, '#folder-done', '保存して、開けることを確かめました');
  await inState(page, 'good');
  assert.deepEqual(
    [await text(page, '#folder-name'), await text(page, '#folder-file')],
    [FOLDER, current],
  );
  assert.match(await text(page, '#folder-opens'), /開けました/u);
  assert.match(await text(page, '#folder-written'), /\d/u);
  const settings = await open('settings/settings.html', 'settings');
  await says(settings, '#backup-state', 'すべてバックアップしてあります');
  assert.match(
    await text(settings, '#backup-where'),
    new RegExp(`「${FOLDER}」の「${current}」に、.*開けることを確かめました`, 'u'),
  );
  await page.bringToFront();
  // Somebody replaces the file: it is left alone.
  await putInFolder(inside, current, 'mine');
  await page.click('#try-folder');
  await page.waitForSelector('#folder-other:not([hidden])');
  await says(page, '#folder-done', '開けます');
  assert.equal((await filesIn(inside))[current], 'mine');
  await removeFolder(inside);
  await page.click('#try-folder');
  await inState(page, 'stopped');
  assert.match(await text(page, '#state'), /止まっています.*すべて入っています/u);
  await page.click('#stop-folder');
  await says(page, '#folder-done', 'やめました');
  await page.waitForSelector('#folder-offer:not([hidden])');
  assert.equal((await copiesOf(inside)).folder, null);
});

test('a permission that is asked for again is one line in the list and one button', async (context) => {
  const { launched, inside, open, page } = await begin(context);
  await replacePicker(page);
  await page.click('#pick-folder');
  await inState(page, 'good');
  await inBackground(launched, () => {
    const { prototype } = FileSystemDirectoryHandle;
    Object.assign(prototype, { queryPermission: () => Promise.resolve('prompt') });
  });
  await add(inside, ['jiro']);
  const list = await open('popup/popup.html', 'list');
  await says(list, '#notice-line', '許可が必要です');
  await page.bringToFront();
  await says(page, '#folder-problem', '許可');
  await inBackground(launched, () => {
    Reflect.deleteProperty(FileSystemDirectoryHandle.prototype, 'queryPermission');
  });
  assert.equal(await text(page, '#try-folder'), '許可する');
  await page.click('#try-folder');
  await inState(page, 'good');
  assert.equal(await text(page, '#folder-problem'), '');
  await list.waitForSelector('#notice-line[hidden]');
  await removeFolder(inside);
  await add(inside, ['saburo']);
  await says(page, '#folder-problem', '見つかりません');
  await says(list, '#notice-line', '書きこめませんでした');
});

test('without a picker the page says so, and files can be saved by hand', async (context) => {
  const { page } = await begin(context);
  await page.evaluateOnNewDocument(() => {
    Reflect.deleteProperty(window, 'showDirectoryPicker');
  });
  await page.reload();
  await page.waitForSelector('#folder-none:not([hidden])');
  assert.equal(await page.$eval('#pick-folder', (one) => one.checkVisibility()), false);
  assert.equal(await page.$eval('#save', (one) => one.checkVisibility()), true);
});

test('the administrator ends a backup in a folder that was chosen before', async (context) => {
  const { launched, inside, open, page } = await begin(context);
  await replacePicker(page);
  await page.click('#pick-folder');
  await inState(page, 'good');
  const files = await filesIn(inside);
  await manage(launched, { allowBackup: false });
  await add(inside, ['jiro']);
  await says(page, '#folder-problem', '管理者の設定');
  assert.equal(await page.$eval('#try-folder', (one) => one.checkVisibility()), false);
  assert.deepEqual(await filesIn(inside), files);
  const list = await open('popup/popup.html', 'list');
  await list.waitForSelector('#entries li');
  assert.equal(await list.$eval('#notice-line', (one) => one.checkVisibility()), false);
  await manage(launched, {});
  await add(inside, ['saburo']);
  await inState(page, 'good');
});

test('where dialogs and downloads are forbidden, the page says what remains', async (context) => {
  const { launched, page } = await begin(context);
  await setPolicies(launched.browser, {
    DownloadRestrictions: 3,
    AllowFileSelectionDialogs: false,
  });
  await page.bringToFront();
  // The real picker: the browser refuses it at once.
  await page.click('#pick-folder');
  await says(page, '#folder-done', '管理者に相談');
  await page.click('#save');
  await page.waitForSelector('#prove:not([hidden])');
  assert.match(await text(page, '#prove'), /見つからないときは.*管理者に相談/u);
  await inState(page, 'unproven');
});
