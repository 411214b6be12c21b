// A move from one PC to another: by a file and by pictures of QR codes, taken up again after each
// step, and with the old PC cleared only after the comparison.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { saveBackup } from '../support/member/backups.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { add } from '../support/browser/extension-modules.js';
import { opened } from '../support/browser/new-page.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { accountsOf, isHidden, withAccounts } from '../support/member/filled-vault.js';
import { MASTER_PASSWORD, Member } from '../support/member/member.js';
import {
  choose,
  clear,
  compare,
  compareNumber,
  folderOf,
  hasVault,
  keep,
  openNew,
  openOld,
  shownCodes,
  shownNumber,
} from '../support/member/move-page.js';
import { names, withOneEntry } from '../support/member/new-vault.js';

test('a move by a file ends with the entries on the new PC alone', async (context) => {
  const old = await withOneEntry(context);
  const fresh = await freshBrowser(context, 'edge');
  const from = await openOld(old.launched);
  const folder = folderOf(context);
  const name = await saveBackup(from, folder, '#by-file');
  await seen(from, 'carry');
  assert.match(await text(from, '[data-view="carry"] .steps'), /\.warifu/u);

  const to = await openNew(fresh);
  await choose(to, [join(folder, name)]);
  await keep(to);
  await compare(from, to);
  assert.equal(await hasVault(from), true, 'nothing is removed without a proof of the owner');
  await clear(from, 'not the password');
  await from.waitForSelector('#clear-password[aria-invalid]');
  assert.equal(await hasVault(from), true);
  await clear(from, MASTER_PASSWORD);
  await seen(from, 'over');
  assert.equal(await hasVault(from), false);
  const first = await old.member.openPopup(old.page);
  await seen(first, 'start');

  await to.bringToFront();
  await to.click('#finish-new');
  await seen(to, 'over');
  const popup = await new Member(fresh).openPopup(to);
  await seen(popup, 'list');
  assert.deepEqual(await names(popup), ['ACME\nalice']);
});

test('a move by pictures tells which are missing, and the old PC may keep its entries', async (context) => {
  const { launched } = await withAccounts(context, [
    { issuer: 'ACME', account: 'alice', note: 'とても長いメモです。'.repeat(20) },
    ...accountsOf('BETA', 'GAMMA'),
  ]);
  const fresh = await freshBrowser(context, 'edge');
  const from = await openOld(launched);
  await from.click('#by-codes');
  await seen(from, 'carry');
  const folder = folderOf(context);
  const pictures = [];
  for (const [at, png] of (await shownCodes(from)).entries()) {
    pictures.push(join(folder, `${at + 1}.png`));
    writeFileSync(pictures.at(-1) ?? '', png);
  }
  assert.ok(pictures.length >= 2, 'the vault needs several QR codes');

  const to = await openNew(fresh);
  await choose(to, pictures.slice(1));
  await untilIn(to, () => document.querySelector('#bring-state')?.textContent !== '');
  await untilIn(to, () =>
    document.querySelector('#bring-state')?.textContent?.includes('1枚目がまだです'),
  );
  await choose(to, pictures.slice(0, 1));
  await keep(to);
  await compare(from, to);
  await from.click('#keep-here');
  await seen(from, 'over');
  assert.equal(await hasVault(from), true);
});

test('a move is taken up again after each step', async (context) => {
  const old = await withOneEntry(context);
  const fresh = await freshBrowser(context, 'edge');
  const first = await openOld(old.launched);
  const folder = folderOf(context);
  const name = await saveBackup(first, folder, '#by-file');
  await seen(first, 'carry');
  await first.close();

  const popup = await old.member.openPopup(old.page);
  await untilIn(popup, () => document.querySelector('#notice-line')?.textContent?.includes('途中'));
  const from = await opened(old.launched, 'move/move.html', () => popup.click('#notice-act'));
  await seen(from, 'carry');

  const to = await openNew(fresh);
  await choose(to, [join(folder, name)]);
  await seen(to, 'open');
  await to.reload();
  await seen(to, 'bring');
  await choose(to, [join(folder, name)]);
  await keep(to);
  await to.reload();
  await seen(to, 'show');
  await to.evaluate(() => chrome.storage.session.remove('session'));
  await seen(to, 'locked');
  assert.equal(await text(to, '#show-codes'), '');
  const unlocking = await new Member(fresh).openPopup(to);
  await new Member(fresh).unlock(unlocking);
  await seen(to, 'show');

  await compare(from, to);
  await from.reload();
  await seen(from, 'clear');
  await from.evaluate(() => chrome.storage.session.remove('session'));
  await seen(from, 'locked');
  assert.equal(await hasVault(from), true);
  await old.member.unlock(await old.member.openPopup(old.page));
  await seen(from, 'clear');
});

test('entries that were added after the vault was taken out are not lost', async (context) => {
  const { launched, inside } = await withAccounts(context, accountsOf('ACME'));
  const from = await openOld(launched);
  await saveBackup(from, folderOf(context), '#by-file');
  await seen(from, 'carry');
  const code = await inside.page.evaluate(async ({ session }) => {
    const vault = await session.openVault();
    const [shown] = vault.codes([vault.entryToCompare() ?? '']);
    vault.free();
    return shown?.code ?? '';
  }, inside.modules);
  await from.click('#to-compare');
  await seen(from, 'compare');
  await from.type('#code', code);
  await from.click('#compare-code [type=submit]');
  await seen(from, 'clear');
  await add(inside, ['later']);
  await clear(from, MASTER_PASSWORD);
  await from.waitForSelector('#clear [data-error]:not(:empty)');
  assert.match(await text(from, '#clear [data-error]'), /1件を登録しました。.*もう一度移して/u);
  assert.equal(await hasVault(from), true);
  await from.click('[data-view="clear"] [data-restart]');
  await seen(from, 'take');
});

test('without time-based codes the check numbers are compared', async (context) => {
  const { launched, inside } = await withAccounts(context, [
    { issuer: 'ACME', account: 'alice', kind: 'hotp', counter: '7' },
  ]);
  const from = await openOld(launched);
  await saveBackup(from, folderOf(context), '#by-file');
  await seen(from, 'carry');
  await from.click('#to-compare');
  await seen(from, 'compare');
  assert.equal(await isHidden(from, '#compare-code'), true);
  const number = await inside.page.evaluate(async ({ session }) => {
    const vault = await session.openVault();
    const shown = vault.checkNumber();
    vault.free();
    return shown;
  }, inside.modules);
  await compareNumber(from, '0000 0000');
  await from.waitForSelector('#number[aria-invalid]');
  await compareNumber(from, number);
  await seen(from, 'clear');
});

test('a vault that is merged into another one shows the check number of what was taken out', async (context) => {
  const { launched: old } = await withAccounts(context, accountsOf('ACME'));
  const from = await openOld(old);
  const folder = folderOf(context);
  const name = await saveBackup(from, folder, '#by-file');
  await seen(from, 'carry');
  const { launched } = await withAccounts(context, [
    { issuer: 'OTHER', account: 'hanako', secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' },
  ]);
  const to = await launched.browser.newPage();
  await to.goto(`chrome-extension://${launched.extension.id}/move/move.html#new`);
  await seen(to, 'bring');
  await choose(to, [join(folder, name)]);
  await keep(to, '#merge');
  const number = await shownNumber(to);
  await to.reload();
  await seen(to, 'show');
  assert.equal(await shownNumber(to), number, 'also when the move is taken up again');
  await from.bringToFront();
  await from.click('#to-compare');
  await compareNumber(from, number);
  await seen(from, 'clear');
});
