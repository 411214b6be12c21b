// After the lock, the pages for another PC hold no name, no code and no QR code.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { saveBackup } from '../support/member/backups.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import {
  IN_VAULT,
  PLANTED,
  assertClearedByLock,
  lockNow,
  plant,
  plantedIn,
} from '../support/member/planted.js';
import { withOneEntry } from '../support/member/new-vault.js';
import { seen } from '../support/browser/views.js';

/** @import {ElementHandle} from 'puppeteer-core' */

test('the page for another PC: QR codes, a vault that was brought, and codes', async (context) => {
  const { open, member, page } = await withOneEntry(context);
  const folder = mkdtempSync(join(tmpdir(), 'warifu-lock-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const backup = await open('backup/backup.html', 'backup');
  const file = join(folder, await saveBackup(backup, folder));
  await backup.close();
  const old = await open('move/move.html#old', 'take');
  await old.click('#by-codes');
  await seen(old, 'carry');
  await old.click('#to-compare');
  await seen(old, 'compare');
  await plant(old, '#code');
  await assertClearedByLock(old, [PLANTED, ...IN_VAULT]);
  assert.equal(await old.$('#slide svg, #printed-codes svg'), null);

  await member.unlock(await member.openPopup(page));
  const brought = await open('move/move.html#new', 'bring');
  const input = await brought.$('#file');
  await /** @type {ElementHandle<HTMLInputElement>} */ (input).uploadFile(file);
  await seen(brought, 'open');
  await brought.type('#open-password', MASTER_PASSWORD);
  await brought.click('#open [type=submit]');
  await seen(brought, 'keep');
  assert.deepEqual(await plantedIn(brought), IN_VAULT);
  await brought.click('#replace');
  await seen(brought, 'show');
  await assertClearedByLock(brought, IN_VAULT);
  assert.equal(await brought.$eval('#show-number', (number) => number.textContent), '');
});

test('the emergency sheet with its recovery code and QR codes', async (context) => {
  const { open } = await withOneEntry(context);
  const page = await open('sheet/sheet.html', 'make');
  await page.type('#make-proof #password', MASTER_PASSWORD);
  await page.click('#make-sheet');
  await seen(page, 'sheet');
  await lockNow(page);
  await seen(page, 'locked');
  assert.equal(await page.$eval('#paper-recovery', (code) => code.textContent), '');
  assert.equal(await page.$('#paper svg'), null);
});
