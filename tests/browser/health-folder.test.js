// The rows of the page of checks that follow the backup in a folder.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_PAGE } from '../support/browser/build-with-modules.js';
import { add, goInside, makeVault } from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { FOLDER, inBackground, removeFolder, useFolder } from '../support/member/backup-folder.js';
import { openKeptVault } from '../support/member/kept-vault.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */

/** @param {TestContext} context */
async function begin(context) {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  const inside = await goInside(launched, EMPTY_PAGE);
  await openKeptVault(inside.page, 'nothing', () => makeVault(inside));
  const page = await launched.browser.newPage();
  await page.goto(`chrome-extension://${launched.extension.id}/health/health.html`);
  await seen(page, 'health');
  return { launched, inside, page };
}

/**
 * Waits until a check has the verdict with this reason.
 * @param {Page} page
 * @param {string} check
 * @param {string} verdict
 * @param {string} reason a part of it
 */
const judged = (page, check, verdict, reason) =>
  untilIn(
    page,
    (selector, part) => document.querySelector(selector)?.textContent?.includes(part),
    `#${check}[data-verdict=${verdict}] .reason`,
    reason,
  );

test('the copy in a folder is good, and both rows follow it', async (context) => {
  const { inside, page } = await begin(context);
  await judged(page, 'backup', 'info', 'まだ登録がない');
  await add(inside, ['taro']);
  await judged(page, 'backup', 'attention', 'バックアップがありません');
  await useFolder(inside);
  await judged(page, 'folder', 'good', `フォルダー「${FOLDER}」`);
  await judged(page, 'backup', 'good', 'すべて入っています');
  // The copy follows the change, and the rows follow the copy.
  await add(inside, ['jiro']);
  await judged(page, 'vault', 'good', '2件');
  await judged(page, 'backup', 'good', 'すべて入っています');
});

test('a folder that is gone leads to the page that mends it', async (context) => {
  const { inside, page } = await begin(context);
  await useFolder(inside);
  await judged(page, 'folder', 'good', FOLDER);
  await removeFolder(inside);
  await add(inside, ['taro']);
  await judged(page, 'folder', 'attention', 'フォルダーが見つかりません');
  assert.equal(await text(page, '#folder .mend'), '理由を見る');
  await Promise.all([page.waitForNavigation(), page.click('#folder .mend')]);
  await seen(page, 'backup');
});

test('a permission that was withdrawn is named, with the button that asks again', async (context) => {
  const { launched, inside, page } = await begin(context);
  await useFolder(inside);
  await judged(page, 'folder', 'good', FOLDER);
  await inBackground(launched, () => {
    const { prototype } = FileSystemDirectoryHandle;
    Object.assign(prototype, { queryPermission: () => Promise.resolve('prompt') });
  });
  await add(inside, ['taro']);
  await judged(page, 'folder', 'attention', '許可をもう一度求めています');
  assert.equal(await text(page, '#folder .mend'), '許可する');
});
