// Several vaults on one PC; backups; deleted entries.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openBackup, saveBackup } from '../support/member/backups.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { untilIn } from '../support/browser/until.js';
import { MASTER_PASSWORD, Member } from '../support/member/member.js';
import { names, withOneEntry } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */

const OTHER_PASSWORD = '同僚だけが知っている言葉';

/**
 * @param {TestContext} context
 * @param {Page} backup the page
 */
async function save(context, backup) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-backup-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const name = await saveBackup(backup, folder);
  assert.match(name, /^warifu-backup-\d{4}-\d\d-\d\d\.warifu$/u);
  return join(folder, name);
}

test('each master password opens its own vault, and entries stay apart', async (context) => {
  const { member, page, open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await settings.type('#new-name', '同僚');
  for (const field of ['#new-password', '#new-repeat']) await settings.type(field, MASTER_PASSWORD);
  await settings.click('#new-vault [type=submit]');
  await settings.waitForSelector('#new-password[aria-invalid]');
  assert.match(await text(settings, '#new-password-note'), /すでに別の保管庫で使われています/u);
  for (const field of ['#new-password', '#new-repeat']) {
    await settings.$eval(field, (input) => input instanceof HTMLInputElement && (input.value = ''));
    await settings.type(field, OTHER_PASSWORD);
  }
  await settings.click('#new-vault [type=submit]');
  await untilIn(settings, () => document.querySelectorAll('#entries li').length === 0);
  assert.equal(
    await settings.$eval('#issuer', (input) => input instanceof HTMLInputElement && input.value),
    '同僚',
  );

  const popup = await member.openPopup(page);
  await seen(popup, 'list');
  assert.deepEqual(await names(popup), []);
  await member.lock(popup);
  await member.unlock(popup);
  assert.deepEqual(await names(popup), ['ACME\nalice']);
  await member.lock(popup);
  await popup.type('#password', OTHER_PASSWORD);
  await popup.keyboard.press('Enter');
  await seen(popup, 'list');
  assert.deepEqual(await names(popup), []);

  const again = await open('settings/settings.html', 'settings');
  await again.type('#remove-password', MASTER_PASSWORD);
  await again.click('#remove-vault [type=submit]');
  await again.waitForSelector('#remove-password[aria-invalid]');
  await again.$eval(
    '#remove-password',
    (input) => input instanceof HTMLInputElement && (input.value = ''),
  );
  await again.type('#remove-password', OTHER_PASSWORD);
  await again.click('#remove-vault [type=submit]');
  await seen(again, 'locked');
  const last = await member.openPopup(page);
  await member.unlock(last);
  assert.deepEqual(await names(last), ['ACME\nalice']);
});

test('a backup is sealed, and restores everything in a new installation', async (context) => {
  const { member, page, popup, open } = await withOneEntry(context);
  await untilIn(popup, () =>
    document.querySelector('#notice-line')?.textContent?.includes('まだありません'),
  );
  const backup = await open('backup/backup.html', 'backup');
  const file = await save(context, backup);
  const bytes = readFileSync(file);
  assert.equal(bytes.toString('latin1', 0, 8), '\x89WARIFU\n');
  assert.equal(bytes.includes('ACME'), false);
  const again = await member.openPopup(page);
  await seen(again, 'list');
  await untilIn(again, () =>
    document.querySelector('#notice-line')?.textContent?.includes('まだ確かめていません'),
  );

  const fresh = await freshBrowser(context, 'edge');
  const tab = await fresh.browser.newPage();
  await tab.goto(`chrome-extension://${fresh.extension.id}/backup/backup.html`);
  await seen(tab, 'backup');
  await openBackup(tab, file, 'not its password');
  await tab.waitForSelector('#password[aria-invalid]');
  await tab.$eval('#password', (input) => input instanceof HTMLInputElement && (input.value = ''));
  await openBackup(tab, file, MASTER_PASSWORD);
  await tab.waitForSelector('#preview:not([hidden])');
  assert.match(await text(tab, '#preview'), /1件.*ACME \/ alice/u);
  assert.deepEqual(
    await tab.$$eval('#preview button:not([hidden])', (buttons) => buttons.map(({ id }) => id)),
    ['beside'],
  );
  await tab.click('#beside');
  await untilIn(tab, () => document.querySelector('#done')?.textContent !== '');
  const restored = await new Member(fresh).openPopup(tab);
  await seen(restored, 'list');
  assert.deepEqual(await names(restored), ['ACME\nalice']);
});

test('an older backup is recognised; merging adds what is missing; replacing can be undone', async (context) => {
  const { member, page, open } = await withOneEntry(context);
  const backup = await open('backup/backup.html', 'backup');
  const file = await save(context, backup);
  const form = await member.openForm(await member.openPopup(page));
  await form.type('#secret', 'MZXW 6YTB OI');
  await form.type('#account', 'newer');
  await member.submit(form);
  const settings = await open('settings/settings.html', 'settings');
  await settings.locator('#entries li:first-child button').click();
  await untilIn(settings, () => document.querySelectorAll('#entries li').length === 1);

  await backup.bringToFront();
  await openBackup(backup, file, MASTER_PASSWORD);
  await backup.waitForSelector('#preview:not([hidden])');
  assert.match(
    await text(backup, '#preview'),
    /1件が増えます（0件はすでにあります）.*古いものです/u,
  );
  await backup.click('#merge');
  await untilIn(backup, () =>
    document.querySelector('#done')?.textContent?.includes('1件を加えました'),
  );
  await settings.bringToFront();
  await untilIn(settings, () => document.querySelectorAll('#entries li').length === 2);

  await backup.bringToFront();
  await openBackup(backup, file, MASTER_PASSWORD);
  await backup.waitForSelector('#preview:not([hidden]) #replace:not([hidden])');
  await backup.click('#replace');
  await untilIn(backup, () =>
    document.querySelector('#done')?.textContent?.includes('復元しました'),
  );
  const popup = await member.openPopup(page);
  await seen(popup, 'list');
  assert.deepEqual(await names(popup), ['ACME\nalice']);
});

test('a deleted entry can be restored from the trash', async (context) => {
  const { member, page, open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await settings.locator('#entries li button').click();
  await settings.waitForSelector('#trash li');
  assert.match(await text(settings, '#trash'), /ACME \/ alice あと(?:29|30)日/u);
  const popup = await member.openPopup(page);
  await seen(popup, 'list');
  assert.deepEqual(await names(popup), []);
  await settings.bringToFront();
  await settings.locator('#trash li button').click();
  await untilIn(settings, () => document.querySelectorAll('#entries li').length === 1);
  assert.equal((await settings.$$('#trash li')).length, 0);
});

test('the time until locking can be chosen', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  assert.deepEqual(
    await settings.$$eval('#lock-minutes option', (all) => all.slice(-4).map((one) => one.text)),
    ['60分', '4時間', '8時間', 'ブラウザを閉じるまでロックしない'],
  );
  for (const minutes of [60, 240, 480, 1]) {
    await settings.select('#lock-minutes', String(minutes));
    await untilIn(
      settings,
      async (wanted) => {
        const { session } = /** @type {{session: {expires: number}}} */ (
          await chrome.storage.session.get()
        );
        return Math.abs((session.expires - Date.now()) / 60_000 - wanted) < 0.2;
      },
      minutes,
    );
    // Each page that opens checks the expiry again.
    await (await open('settings/settings.html', 'settings')).close();
  }
  await settings.bringToFront();
  await settings.select('#lock-minutes', '0');
  await untilIn(settings, async () => {
    const { session } = /** @type {{session: {expires: number | null}}} */ (
      await chrome.storage.session.get()
    );
    return session.expires === null;
  });
});
