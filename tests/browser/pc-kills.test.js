// Kills the browsers of both PCs at each step of a move, and at each of its writes. The move is
// taken up again. One of the PCs always opens with every entry: the old one until the comparison.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeVault, putOnDisk } from '../support/browser/extension-modules.js';
import { seen, text } from '../support/browser/views.js';
import { saveBackup } from '../support/member/backups.js';
import { CrashingPc, STAGES } from '../support/member/crashing-pc.js';
import { SECRET, isHidden } from '../support/member/filled-vault.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import {
  choose,
  clear,
  compareNumber,
  folderOf,
  shownNumber,
} from '../support/member/move-page.js';
import { change, leftOnDisk } from '../support/member/moved-vault.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */
/** @import {Moment, Stage} from '../support/member/crashing-pc.js' */

/** The writes of the step that takes the vault out. */
const TAKING_OUT = [/^taken-out-/u, /^copies-/u, /^move$/u];

test('a move survives kills of both browsers at each step and write', async (context) => {
  const [old, fresh] = [await CrashingPc.start(context), await CrashingPc.start(context)];
  await fill(old);
  for (const [write] of TAKING_OUT.entries()) {
    for (const stage of STAGES) await crashTakingOut(context, old, { write, stage });
  }
  const first = await takeOut(context, old);
  await old.crash();
  for (const view of /** @type {const} */ (['open', 'keep'])) {
    await read(fresh, first, view);
    await fresh.crash();
    assert.equal(await fresh.accounts(), null);
  }
  for (const stage of STAGES) await crashBringing(old, fresh, { file: first, stage });
  await proveWithKills(old, fresh);

  // Changes that are made now must arrive too, also after several interruptions.
  await change(old.inside, 'advance');
  const from = await old.openMove('old');
  await seen(from, 'clear');
  const removed = await old.crashAt(from, { write: 0, stage: 'acknowledged' }, () =>
    from.click('[data-view="clear"] [data-restart]'),
  );
  assert.deepEqual(removed, ['move']);
  await crashTakingOut(context, old, { write: 0, stage: 'acknowledged' });
  const second = await takeOut(context, old);
  await crashBringing(old, fresh, { file: second, stage: 'acknowledged' });
  await proveNewer(old, fresh);
  await removeWithKills(old, fresh);

  await fresh.crash();
  const to = await fresh.openMove('new');
  await seen(to, 'show');
  await to.click('#finish-new');
  await seen(to, 'over');
});

/** @param {CrashingPc} pc */
async function fill({ inside }) {
  await makeVault(inside);
  await inside.page.evaluate(
    async ({ core, session }, secret) => {
      const made = /** @type {const} */ ([
        { kind: 'totp', fields: { issuer: 'ACME', account: 'alice' } },
        { kind: 'hotp', fields: { issuer: 'BANK', account: 'alice', counter: '7' } },
      ]).map((given) => core.Account.fromForm({ secret, ...given }));
      await session.changeVault((vault) => {
        for (const account of made) vault.add(account);
      });
      for (const account of made) account.free();
    },
    inside.modules,
    SECRET,
  );
}

/**
 * Before the comparison, the old PC opens with every entry.
 * @param {CrashingPc} old
 * @param {string[] | null} expected
 */
async function assertKept(old, expected) {
  assert.ok(expected !== null && expected.length === 2);
  assert.deepEqual(await old.accounts(), expected);
}

/**
 * @param {TestContext} context
 * @param {CrashingPc} old
 * @param {Moment} moment
 */
async function crashTakingOut(context, old, { write, stage }) {
  const expected = await old.accounts();
  const page = await old.openMove('old');
  await seen(page, 'take');
  await download(page, folderOf(context));
  const [name = ''] = await old.crashAt(page, { write, stage }, () => page.click('#by-file'));
  assert.match(name, TAKING_OUT[write] ?? /^$/u);
  await assertKept(old, expected);
  const isNoted = await old.isMoving();
  const isLast = write === TAKING_OUT.length - 1;
  if (stage !== 'handed over') assert.equal(isNoted, isLast && stage === 'acknowledged');
  const again = await old.openMove('old');
  await seen(again, isNoted ? 'carry' : 'take');
  if (isNoted) await again.click('[data-view="carry"] [data-restart]');
  await seen(again, 'take');
}

/**
 * @param {TestContext} context
 * @param {CrashingPc} old
 * @returns {Promise<string>} the file
 */
async function takeOut(context, old) {
  const page = await old.openMove('old');
  await seen(page, 'take');
  const folder = folderOf(context);
  const name = await saveBackup(page, folder, '#by-file');
  await seen(page, 'carry');
  return join(folder, name);
}

/**
 * @param {CrashingPc} old
 * @param {CrashingPc} fresh
 * @param {{file: string, stage: Stage}} how
 */
async function crashBringing(old, fresh, { file, stage }) {
  const expected = await old.accounts();
  const way = (await fresh.accounts()) === null ? '#beside' : '#replace';
  const page = await read(fresh, file, 'keep');
  const names = await fresh.crashAt(page, { write: 0, stage }, () => page.click(way));
  assert.deepEqual(names.map((name) => name.replace(/-.*/u, '')).toSorted(), ['move', 'vault']);
  await assertKept(old, expected);
  const brought = await fresh.accounts();
  if (stage === 'before' && way === '#beside') assert.equal(brought, null);
  if (stage === 'acknowledged') assert.deepEqual(brought, expected);
  assert.equal(await fresh.isMoving(), brought !== null, 'the note comes with the vault');
  await seen(await fresh.openMove('new'), brought === null ? 'bring' : 'show');
}

/**
 * Reads the file on the new PC.
 * @param {CrashingPc} fresh
 * @param {string} file
 * @param {'open' | 'keep'} view the last step
 */
async function read(fresh, file, view) {
  const page = await fresh.openMove('new');
  const isBrought = await fresh.isMoving();
  await seen(page, isBrought ? 'show' : 'bring');
  if (isBrought) await page.click('[data-view="show"] [data-bring-again]');
  await seen(page, 'bring');
  await choose(page, [file]);
  await seen(page, 'open');
  if (view === 'open') return page;
  await page.type('#open-password', MASTER_PASSWORD);
  await page.click('#open [type=submit]');
  await seen(page, 'keep');
  return page;
}

/**
 * @param {CrashingPc} old
 * @param {CrashingPc} fresh
 */
async function proveWithKills(old, fresh) {
  const expected = await old.accounts();
  for (const stage of STAGES) {
    await takeBackProof(old);
    const from = await old.openMove('old');
    await seen(from, 'carry');
    await from.click('#to-compare');
    await seen(from, 'compare');
    const to = await fresh.openMove('new');
    await seen(to, 'show');
    const code = await text(to, '#show-codes .code');
    await to.close();
    await from.bringToFront();
    await from.type('#code', code);
    const names = await old.crashAt(from, { write: 0, stage }, () =>
      from.click('#compare-code [type=submit]'),
    );
    assert.deepEqual(names, ['move']);
    await assertKept(old, expected);
    const again = await old.openMove('old');
    await again.waitForSelector(
      '[data-view="carry"]:not([hidden]), [data-view="clear"]:not([hidden])',
    );
    if (stage === 'before') await seen(again, 'carry');
    if (stage === 'acknowledged') await seen(again, 'clear');
  }
}

/**
 * Undoes a comparison that a kill has left, for the next round.
 * @param {CrashingPc} old
 */
async function takeBackProof({ inside: { page } }) {
  const { move } = await page.evaluate(() => chrome.storage.local.get('move'));
  await putOnDisk(page, { move: { .../** @type {object} */ (move), isProven: false } });
}

/**
 * After another state was taken out, a code is not enough, also after a kill of either PC.
 * @param {CrashingPc} old
 * @param {CrashingPc} fresh
 */
async function proveNewer(old, fresh) {
  await old.crash();
  const from = await old.openMove('old');
  await seen(from, 'carry');
  await from.click('#to-compare');
  await seen(from, 'compare');
  assert.equal(await isHidden(from, '#compare-code'), true);
  const to = await fresh.openMove('new');
  await seen(to, 'show');
  const number = await shownNumber(to);
  await from.bringToFront();
  await compareNumber(from, number);
  await seen(from, 'clear');
}

/**
 * Each round begins with a copy of the old PC, because it may end without a vault.
 * @param {CrashingPc} old
 * @param {CrashingPc} fresh
 */
async function removeWithKills(old, fresh) {
  const expected = await old.accounts();
  assert.deepEqual(await fresh.accounts(), expected);
  const startCopy = await old.die();
  for (const stage of STAGES) {
    const copy = await startCopy();
    const page = await copy.openMove('old');
    await seen(page, 'clear');
    const names = await copy.crashAt(page, { write: 0, stage }, () => clear(page, MASTER_PASSWORD));
    assert.ok(names.includes('move') && names.some((name) => name.startsWith('vault-')));
    const left = await copy.accounts();
    if (stage !== 'handed over') assert.equal(left === null, stage === 'acknowledged');
    if (left !== null) assert.deepEqual(left, expected);
    assert.equal(await copy.isMoving(), left !== null, 'the note goes with the vault');
    const again = await copy.openMove('old');
    await seen(again, left === null ? 'locked' : 'clear');
    if (left === null) assert.deepEqual(await leftOnDisk(again), []);
    assert.deepEqual(await fresh.accounts(), expected);
  }
}

/** @param {Page} page @param {string} folder */
async function download(page, folder) {
  const session = await page.createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
}
