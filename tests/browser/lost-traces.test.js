// When the pages in tabs ask whether to restore a lost vault: for each trace of it, also for an
// administrator's setting that comes late. They stop when the user has decided.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_PAGE } from '../support/browser/build-with-modules.js';
import { goInside, makeVault, wipe } from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { manage } from '../support/browser/policies.js';
import { putSynced } from '../support/browser/synced.js';
import { seen } from '../support/browser/views.js';
import { useFolder } from '../support/member/backup-folder.js';
import {
  ASKED,
  NOT_ASKED,
  asksForPassword,
  beginAnew,
  leaveNote,
  openAsking,
  typeNewPassword,
  whyAsked,
} from '../support/member/lost-vault.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { withOneEntry } from '../support/member/new-vault.js';

test('each trace has its reason', async (context) => {
  await context.test('the folder of the backups', async (own) => {
    const launched = await freshBrowser(own, 'chrome', { modules: true });
    const inside = await goInside(launched, EMPTY_PAGE);
    await makeVault(inside);
    await useFolder(inside);
    await wipe(inside.page);
    const page = await openAsking(launched, 'unlock/unlock.html');
    assert.match(await whyAsked(page), /バックアップしていたフォルダーから、もどせます/u);
  });
  await context.test('a copy in the account', async (own) => {
    const launched = await freshBrowser(own, 'chrome', { modules: true });
    const { page: inside } = await goInside(launched, EMPTY_PAGE);
    await putSynced(inside, { [`vault.${'0a'.repeat(16)}.0`]: 'a copy' });
    const page = await openAsking(launched, 'add/add.html');
    assert.match(await whyAsked(page), /ブラウザのアカウントに.*登録内容があります/u);
  });
  await context.test('the administrator’s setting', async (own) => {
    const launched = await freshBrowser(own, 'chrome');
    await manage(launched, { offerRestore: true });
    const page = await openAsking(launched, 'camera/camera.html');
    assert.match(await whyAsked(page), /管理者からの案内/u);
  });
});

test('the administrator’s setting arrives while a new password is typed', async (context) => {
  const launched = await freshBrowser(context, 'chrome');
  const page = await launched.browser.newPage();
  await page.goto(`chrome-extension://${launched.extension.id}/add/add.html`);
  await seen(page, 'form');
  await typeNewPassword(page, MASTER_PASSWORD);
  await manage(launched, { offerRestore: true });
  await page.waitForSelector(ASKED);
  assert.equal(await asksForPassword(page), false);
  await manage(launched, { offerRestore: false });
  await page.waitForSelector(NOT_ASKED);
  const typed = await page.$eval(
    '#password',
    (field) => field instanceof HTMLInputElement && field.value,
  );
  assert.equal(typed, MASTER_PASSWORD);
});

test('after beginning anew the next page does not ask, but the toolbar’s window does', async (context) => {
  const launched = await freshBrowser(context, 'chrome');
  await leaveNote(launched);
  await beginAnew(await openAsking(launched, 'add/add.html'));
  const next = await launched.browser.newPage();
  const address = (/** @type {string} */ path) =>
    `chrome-extension://${launched.extension.id}/${path}`;
  await next.goto(address('unlock/unlock.html'));
  await seen(next, 'ways');
  assert.equal((await next.$$(ASKED)).length, 0);
  await next.goto(address('popup/popup.html'));
  await seen(next, 'restore');
  await next.click('#restore-anew');
  await seen(next, 'start');
});

test('no page makes a new vault before the decision, even without the block', async (context) => {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  const inside = await goInside(launched, EMPTY_PAGE);
  const outcome = () =>
    makeVault(inside).then(
      () => 'made',
      () => 'refused',
    );
  await leaveNote(launched);
  assert.equal(await outcome(), 'refused');
  const stored = await inside.page.evaluate(() => chrome.storage.local.get(null));
  assert.deepEqual(
    Object.keys(stored).filter((name) => name.startsWith('vault-')),
    [],
  );
  await beginAnew(await openAsking(launched, 'unlock/unlock.html'));
  assert.equal(await outcome(), 'made');
});

test('after the user has removed the last vault, no page asks', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await settings.type('#remove-password', MASTER_PASSWORD);
  await settings.click('#remove-vault [type=submit]');
  await seen(settings, 'locked');
  const form = await open('add/add.html', 'form');
  assert.equal(await asksForPassword(form), true);
  assert.equal((await form.$$(ASKED)).length, 0);
});
