// A vault that changes on the old PC after it was taken out: nothing of it is lost, because the old
// PC does not remove what the new one does not have.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { EMPTY_PAGE } from '../support/browser/build-with-modules.js';
import { goInside } from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { until } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { saveBackup } from '../support/member/backups.js';
import { accountsOf, isHidden, withAccounts } from '../support/member/filled-vault.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
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
  shownNumber,
} from '../support/member/move-page.js';
import {
  change,
  counterOf,
  forgetState,
  leftOnDisk,
  noteProven,
  numberOfAccounts,
} from '../support/member/moved-vault.js';

/** @import {Page} from 'puppeteer-core' */

const ACCOUNTS = [
  { issuer: 'ACME', account: 'alice' },
  { issuer: 'BANK', account: 'alice', kind: /** @type {const} */ ('hotp'), counter: '7' },
];
const LOCK = 'warifu-vault-writers';

test('a counter that went on is noticed, and the newer state must arrive', async (context) => {
  const { launched, inside } = await withAccounts(context, ACCOUNTS);
  const fresh = await freshBrowser(context, 'edge', { modules: true });
  const from = await openOld(launched);
  const [first, second] = [folderOf(context), folderOf(context)];
  const older = await saveBackup(from, first, '#by-file');
  await seen(from, 'carry');
  const to = await openNew(fresh);
  await choose(to, [join(first, older)]);
  await keep(to);
  const olderNumber = await shownNumber(to);
  await compare(from, to);
  assert.equal(await isHidden(from, '[data-view="clear"] [data-change]'), true);

  await change(inside, 'advance');
  const there = await goInside(fresh, EMPTY_PAGE);
  for (let times = 0; times < 2; times += 1) await change(there, 'advance');
  await from.bringToFront();
  await clear(from, MASTER_PASSWORD);
  await from.waitForSelector('#clear [data-error]:not(:empty)');
  assert.match(await text(from, '#clear [data-error]'), /次のコード.*もう一度移して/u);
  assert.equal(await hasVault(from), true);
  assert.notEqual(await session(from), undefined, 'a refusal does not lock');
  await from.reload();
  await seen(from, 'clear');
  assert.match(await text(from, '[data-view="clear"] [data-change]'), /その前の内容/u);

  const newer = await takeOutAgain(from, second);
  for (const number of [olderNumber, await numberOfAccounts(inside)]) {
    await compareNumber(from, number);
    await from.waitForSelector('#number[aria-invalid]');
  }

  await to.bringToFront();
  await to.click('[data-view="show"] [data-bring-again]');
  await seen(to, 'bring');
  await choose(to, [join(second, newer)]);
  await keep(to, '#replace');
  const number = await shownNumber(to);
  assert.notEqual(number, olderNumber);
  await from.bringToFront();
  await compareNumber(from, number);
  await seen(from, 'clear');
  await clear(from, MASTER_PASSWORD);
  await seen(from, 'over');
  assert.deepEqual(await leftOnDisk(from), [], 'nothing about the vault is left');
  assert.equal(await counterOf(there), '9', 'codes that were used on the new PC stay used');
});

test('any other change is noticed too', async (context) => {
  const { launched, inside } = await withAccounts(context, ACCOUNTS);
  const from = await openOld(launched);
  const folder = folderOf(context);
  await saveBackup(from, folder, '#by-file');
  await seen(from, 'carry');
  for (const kind of /** @type {const} */ (['edit', 'group', 'delete', 'restore', 'password'])) {
    await noteProven(from);
    await clearTo(from, '#clear-password');
    await change(inside, kind);
    await clear(from, MASTER_PASSWORD);
    await from.waitForSelector('#clear [data-error]:not(:empty)');
    assert.match(await text(from, '#clear [data-error]'), /保存しなおされて/u, kind);
    assert.equal(await hasVault(from), true);
    await from.click('[data-view="clear"] [data-restart]');
    await seen(from, 'take');
    await from.click('#by-codes');
    await seen(from, 'carry');
  }
});

test('a change that comes between the password and the removal stops it', async (context) => {
  const { launched, inside } = await withAccounts(context, ACCOUNTS);
  const from = await openOld(launched);
  await saveBackup(from, folderOf(context), '#by-file');
  await seen(from, 'carry');
  await noteProven(from);
  await clearTo(from, '#clear-password');
  const other = await launched.browser.newPage();
  await other.goto(`chrome-extension://${launched.extension.id}/help/help.html`);
  const release = await other.evaluateHandle(
    (name) =>
      new Promise((resolve) => {
        void navigator.locks.request(
          name,
          () => new Promise((done) => resolve({ release: () => done(undefined) })),
        );
      }),
    LOCK,
  );
  const changing = change(inside, 'advance');
  await until(async () => (await waiting(other)) === 1);
  await from.bringToFront();
  await clear(from, MASTER_PASSWORD);
  await until(async () => (await waiting(other)) === 2);
  await release.evaluate((held) => /** @type {{release: () => void}} */ (held).release());
  await changing;
  await from.waitForSelector('#clear [data-error]:not(:empty)');
  assert.match(await text(from, '#clear [data-error]'), /保存しなおされて/u);
  assert.equal(await hasVault(from), true);
});

test('QR codes of another state are not shown beside those that were photographed', async (context) => {
  const { launched, inside } = await withAccounts(context, ACCOUNTS);
  const from = await openOld(launched);
  await from.click('#by-codes');
  await seen(from, 'carry');
  await from.waitForSelector('#slide svg');
  await change(inside, 'advance');
  await from.reload();
  await seen(from, 'carry');
  assert.equal(await isHidden(from, '#slides'), true);
  assert.equal(await from.$('#slide svg, #printed-codes svg'), null);
  assert.match(await text(from, '[data-view="carry"] [data-change]'), /その前の内容/u);
  await from.click('[data-view="carry"] [data-restart]');
  await seen(from, 'take');
});

test('a move of an earlier version, which has not noted the state, must be made once more', async (context) => {
  const { launched, inside } = await withAccounts(context, accountsOf('ACME'));
  const from = await openOld(launched);
  await saveBackup(from, folderOf(context), '#by-file');
  await seen(from, 'carry');
  await noteProven(from);
  await forgetState(from);
  await clearTo(from, '#clear-password');
  assert.match(await text(from, '[data-view="clear"] [data-change]'), /更新される前/u);
  await clear(from, MASTER_PASSWORD);
  await from.waitForSelector('#clear [data-error]:not(:empty)');
  assert.match(await text(from, '#clear [data-error]'), /更新される前/u);
  assert.equal(await hasVault(from), true);

  await from.click('[data-view="clear"] [data-restart]');
  await seen(from, 'take');
  const folder = folderOf(context);
  const name = await saveBackup(from, folder, '#by-file');
  await seen(from, 'carry');
  const fresh = await freshBrowser(context, 'edge', { modules: true });
  const to = await openNew(fresh);
  await choose(to, [join(folder, name)]);
  await keep(to);
  const number = await shownNumber(to);
  // A note of the version before on the new PC. The page shows the number of all accounts then.
  await forgetState(to);
  await to.reload();
  await seen(to, 'show');
  assert.equal(await shownNumber(to), await numberOfAccounts(inside));
  await from.bringToFront();
  await from.click('#to-compare');
  await compareNumber(from, await shownNumber(to));
  await from.waitForSelector('#number[aria-invalid]');
  await compareNumber(from, number);
  await seen(from, 'clear');
  await clear(from, MASTER_PASSWORD);
  await seen(from, 'over');
  assert.equal(await hasVault(from), false);
});

/**
 * Takes the vault out once more, and goes on to the comparison.
 * @param {Page} from
 * @param {string} folder
 * @returns {Promise<string>} the file's name
 */
async function takeOutAgain(from, folder) {
  await from.click('[data-view="clear"] [data-restart]');
  await seen(from, 'take');
  const name = await saveBackup(from, folder, '#by-file');
  await seen(from, 'carry');
  assert.match(await text(from, '[data-view="carry"] .steps'), /置きかえる/u);
  assert.equal(await isHidden(from, '[data-view="carry"] [data-change]'), true);
  await from.click('#to-compare');
  await seen(from, 'compare');
  assert.equal(await isHidden(from, '#compare-code'), true, 'no code tells the states apart');
  return name;
}

/** How many wait to write a vault. @param {Page} page */
function waiting(page) {
  return page.evaluate(async (name) => {
    const { pending = [] } = await navigator.locks.query();
    return pending.filter((lock) => lock.name === name).length;
  }, LOCK);
}

/**
 * Loads the page, which goes on with the last step.
 * @param {Page} page
 * @param {string} selector
 */
async function clearTo(page, selector) {
  await page.bringToFront();
  await page.reload();
  await seen(page, 'clear');
  await page.waitForSelector(selector);
}

/** @param {Page} page */
async function session(page) {
  const { session: open } = await page.evaluate(() => chrome.storage.session.get('session'));
  return open;
}
