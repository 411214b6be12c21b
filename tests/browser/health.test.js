// The page that checks what keeps the accounts from being lost: each fault is found, and its button
// leads to what mends it.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { putOnDisk, vaultOnDisk } from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { opened } from '../support/browser/new-page.js';
import { manage } from '../support/browser/policies.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { saveBackup } from '../support/member/backups.js';
import { isHidden } from '../support/member/filled-vault.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { withOneEntry } from '../support/member/new-vault.js';
import { lockNow } from '../support/member/planted.js';
import { serveSite } from '../support/web/site.js';

/** @import {Page} from 'puppeteer-core' */

/**
 * The verdict of each check.
 * @param {Page} page
 * @returns {Promise<Record<string, string>>}
 */
async function verdicts(page) {
  const rows = await page.$$eval('.finding', (all) =>
    all.map((row) => /** @type {const} */ ([row.id, row.getAttribute('data-verdict') ?? ''])),
  );
  return Object.fromEntries(rows);
}

/**
 * Waits until a check has the verdict, and returns its reason.
 * @param {Page} page
 * @param {string} check
 * @param {string} verdict
 */
async function judged(page, check, verdict) {
  await page.waitForSelector(`#${check}[data-verdict=${verdict}]`);
  return text(page, `#${check} .reason`);
}

/**
 * Follows a row's link.
 * @param {Page} page
 * @param {string} check
 */
async function follow(page, check) {
  await Promise.all([page.waitForNavigation(), page.click(`#${check} .mend`)]);
  return new URL(page.url()).pathname + new URL(page.url()).hash;
}

/**
 * A sealed vault with another authentication tag, which are its last 16 bytes. Its header can still
 * be read: only the key tells that it is damaged.
 * @param {string} sealed in base64
 */
function withOtherTag(sealed) {
  const other = sealed.at(-12) === 'A' ? 'B' : 'A';
  return `${sealed.slice(0, -12)}${other}${sealed.slice(-11)}`;
}

test('the settings lead to it; an open vault is read, and a recovery code is missed', async (context) => {
  const { open } = await withOneEntry(context);
  const page = await open('settings/settings.html', 'settings');
  await Promise.all([page.waitForNavigation(), page.click('#to-health')]);
  await seen(page, 'health');
  assert.deepEqual(await verdicts(page), {
    vault: 'good',
    generations: 'good',
    backup: 'attention',
    folder: 'info',
    sync: 'info',
    recovery: 'attention',
    storage: 'good',
    clock: 'unchecked',
  });
  assert.match(await text(page, '#vault'), /問題なし.*1件/u);
  assert.match(await text(page, '#generations'), /両方を開けました/u);
  assert.match(await text(page, '#summary'), /対応が必要なところが2件/u);
  assert.equal(await isHidden(page, '#locked'), true);

  assert.equal(await follow(page, 'recovery'), '/sheet/sheet.html');
  await seen(page, 'make');
  await page.type('#make-proof #password', MASTER_PASSWORD);
  await page.click('#make-sheet');
  await seen(page, 'sheet');
  const again = await open('health/health.html', 'health');
  assert.match(await text(again, '#recovery'), /問題なし.*回復コードがあります/u);
  // A change of the ways to unlock removes the generation before.
  assert.match(await judged(again, 'generations', 'good'), /1つ前の内容は、いまはありません/u);
  assert.match(await text(again, '#summary'), /対応が必要なところが1件/u);
});

test('where no recovery code is allowed, its lack is no fault', async (context) => {
  const { launched, open } = await withOneEntry(context);
  await manage(launched, { allowRecoveryCode: false });
  const page = await open('health/health.html', 'health');
  assert.match(await judged(page, 'recovery', 'info'), /管理者の設定/u);
});

test('locked: what needs the key is not checked, and is after unlocking elsewhere', async (context) => {
  const { member, page: web, open } = await withOneEntry(context);
  const page = await open('health/health.html', 'health');
  await lockNow(page);
  assert.match(await judged(page, 'vault', 'unchecked'), /外がわの形は正しい/u);
  const { storage, ...others } = await verdicts(page);
  assert.equal(storage, 'good');
  assert.deepEqual([...new Set(Object.values(others))], ['unchecked']);
  assert.equal(await isHidden(page, '#locked'), false);
  await member.unlock(await member.openPopup(web));
  await judged(page, 'vault', 'good');
  await judged(page, 'generations', 'good');
});

test('a damaged state before is found, and is replaced at a press', async (context) => {
  const { open } = await withOneEntry(context);
  const page = await open('health/health.html', 'health');
  const { name, kept } = await vaultOnDisk(page);
  const { previous } = kept;
  assert.ok(typeof previous === 'string');
  await putOnDisk(page, { [name]: { ...kept, previous: withOtherTag(previous) } });
  assert.match(await judged(page, 'generations', 'attention'), /1つ前の内容を開けません/u);
  assert.equal((await verdicts(page))['vault'], 'good');
  await page.click('#generations button');
  await judged(page, 'generations', 'good');
  await untilIn(page, () => document.activeElement?.id === 'generations-title');
});

/** @type {[condition: string, damage: (kept: {current: unknown}) => unknown][]} */
const DAMAGES = [
  ['a newest state that cannot be read', (kept) => ({ ...kept, current: 'damaged' })],
  ['a value that is no vault', () => 'no vault'],
];

for (const [condition, damage] of DAMAGES) {
  test(`${condition} leads to the page for damaged data`, async (context) => {
    const { open } = await withOneEntry(context);
    const page = await open('health/health.html', 'health');
    const { name, kept } = await vaultOnDisk(page);
    await putOnDisk(page, { [name]: damage(kept) });
    assert.match(await judged(page, 'vault', 'attention'), /こわれて/u);
    assert.equal(await follow(page, 'vault'), '/rescue/rescue.html');
  });
}

test('a newest state that the key does not open is damaged', async (context) => {
  const { open } = await withOneEntry(context);
  const page = await open('health/health.html', 'health');
  const { name, kept } = await vaultOnDisk(page);
  await putOnDisk(page, { [name]: { ...kept, current: withOtherTag(String(kept.current)) } });
  assert.match(await judged(page, 'vault', 'attention'), /こわれて/u);
  assert.match(await judged(page, 'generations', 'good'), /最新の内容は開けません/u);
  await judged(page, 'recovery', 'unchecked');
});

test('storage that is nearly full, with and without copies that were laid aside', async (context) => {
  const { open } = await withOneEntry(context);
  const page = await open('health/health.html', 'health');
  await putOnDisk(page, { 'damaged-x1700000000000': 'a'.repeat(8_500_000) });
  // The page follows changes of vaults.
  await page.reload();
  assert.match(await judged(page, 'storage', 'attention'), /退避した控え/u);
  await page.evaluate(async () => {
    await chrome.storage.local.remove('damaged-x1700000000000');
    await chrome.storage.local.set({ other: 'a'.repeat(8_500_000) });
  });
  await page.reload();
  assert.match(await judged(page, 'storage', 'attention'), /長いメモ/u);
  assert.equal(await follow(page, 'storage'), '/settings/settings.html#kept');
});

/**
 * Loads a page of the extension again as if it were in a private session. Tests cannot run the
 * extension in one, so the browser's answer is replaced.
 * @param {Page} page
 */
async function asPrivate(page) {
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(chrome.extension, 'inIncognitoContext', { value: true });
  });
  await page.reload();
}

test('the list tells of storage that is nearly full, or not kept, before anything else', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const list = await open('popup/popup.html', 'list');
  const noticed = async (/** @type {string} */ says) =>
    untilIn(
      list,
      (one) => document.querySelector('#notice-line')?.textContent?.includes(one),
      says,
    );
  await noticed('バックアップがまだありません');
  await putOnDisk(list, { other: 'a'.repeat(8_500_000) });
  await list.reload();
  await noticed('残りが少なくなっています');
  await asPrivate(list);
  await noticed('このウィンドウを閉じると、登録内容が消えます');
  const page = await opened(launched, 'health/health.html', () => list.click('#notice-act'));
  await seen(page, 'health');
});

test('backups: none, saved but never opened, and forbidden', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const page = await open('health/health.html', 'health');
  assert.match(await judged(page, 'backup', 'attention'), /バックアップがありません/u);
  assert.match(await judged(page, 'folder', 'info'), /使っていません/u);
  const backup = await open('backup/backup.html', 'backup');
  const folder = mkdtempSync(join(tmpdir(), 'warifu-backup-'));
  context.after(() => rmSync(folder, { recursive: true }));
  await saveBackup(backup, folder);
  await untilIn(page, () =>
    document.querySelector('#backup .reason')?.textContent?.includes('まだ確かめていません'),
  );
  assert.equal(await text(page, '#backup .mend'), '確かめる');
  await manage(launched, { allowBackup: false });
  assert.match(await judged(page, 'backup', 'info'), /管理者の設定/u);
  assert.equal(await page.$('#folder'), null);
});

test('a private session is told', async (context) => {
  const { open } = await withOneEntry(context);
  const page = await open('health/health.html', 'health');
  await asPrivate(page);
  assert.match(await judged(page, 'storage', 'attention'), /閉じると登録内容が消えます/u);
  assert.equal(await follow(page, 'storage'), '/backup/backup.html');
});

/**
 * Opens the page as the user does, from the toolbar's window over a page of the web.
 * @param {Awaited<ReturnType<typeof withOneEntry>>} setting
 * @param {string} url
 */
async function openFrom({ launched, member, page: web }, url) {
  await web.goto(url);
  const popup = await member.openPopup(web);
  await seen(popup, 'list');
  const page = await opened(launched, 'settings/settings.html', () => popup.click('#settings'));
  await seen(page, 'settings');
  await Promise.all([page.waitForNavigation(), page.click('#to-health')]);
  await seen(page, 'health');
  return page;
}

test('the clock is compared at a press only', async (context) => {
  const setting = await withOneEntry(context);
  /** @type {string[]} */
  const asked = [];
  let offset = 0;
  const site = await serveSite(context, { '/login': 'ログイン' }, (response, path) => {
    // The browser itself gets the page and its icon.
    if (response.req.method === 'HEAD') asked.push(path);
    response.setHeader('Date', new Date(Date.now() + offset * 1_000).toUTCString());
  });
  const page = await openFrom(setting, `${site.url}login`);
  assert.match(await judged(page, 'clock', 'unchecked'), /まだ確かめていません/u);
  assert.deepEqual(asked, []);
  await page.click('#clock button');
  assert.match(await judged(page, 'clock', 'good'), /時計は合っています/u);
  assert.deepEqual(asked, ['/favicon.ico']);
  offset = 200;
  await page.click('#clock button');
  assert.match(await judged(page, 'clock', 'attention'), /遅れています/u);
});

test('without a page to ask, the clock’s row says how to get one', async (context) => {
  const page = await openFrom(await withOneEntry(context), 'chrome://version');
  await page.click('#clock button');
  await untilIn(page, () =>
    document.querySelector('#clock .reason')?.textContent?.includes('比べるページがありません'),
  );
  assert.equal((await verdicts(page))['clock'], 'unchecked');
});

test('without a vault: none yet, or one that was lost', async (context) => {
  const { browser, extension } = await freshBrowser(context, 'chrome');
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extension.id}/health/health.html`);
  await seen(page, 'health');
  assert.match(await judged(page, 'vault', 'info'), /まだ登録がありません/u);
  assert.deepEqual(Object.keys(await verdicts(page)), ['vault', 'storage', 'clock']);
  await page.evaluate(() => localStorage.setItem('warifu-had-vault', 'yes'));
  await page.reload();
  assert.match(await judged(page, 'vault', 'attention'), /見つかりません/u);
  assert.equal(await follow(page, 'vault'), '/popup/popup.html');
  await seen(page, 'restore');
});
