// Two PCs with the same account of the browser keep a vault alike. The account holds ciphertext
// only. The browser's own synced area is used; the test carries it between two browsers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { add, disk, goInside, look, makeVault } from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { writings } from '../support/browser/profile.js';
import { carry, synced } from '../support/browser/synced.js';
import { until } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { MASTER_PASSWORD } from '../support/member/member.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */
/** @import {Inside} from '../support/browser/extension-modules.js' */
/** @import {Launched} from '../support/browser/launch.js' */

/** @typedef {Inside & {launched: Launched, sync: Page}} Pc with the page of the sync in a tab */

/** @param {TestContext} context @returns {Promise<Pc>} */
async function startPc(context) {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  const inside = await goInside(launched);
  const sync = await launched.browser.newPage();
  await sync.goto(`chrome-extension://${launched.extension.id}/sync/sync.html`);
  await seen(sync, 'sync');
  return { ...inside, launched, sync };
}

/** A PC with a vault that is synced. @param {TestContext} context @param {string[]} names */
async function syncedPc(context, names) {
  const pc = await startPc(context);
  await makeVault(pc);
  await add(pc, names);
  await pc.sync.waitForSelector('#choice:not([hidden])');
  await press(pc, '#sync-on', /同期をはじめました/u);
  return pc;
}

/**
 * A second PC, which takes over what the first one has put into the account.
 * @param {TestContext} context
 * @param {Pc} first
 */
async function joinedPc(context, first) {
  const pc = await startPc(context);
  await carry(first.page, pc.page);
  await pc.sync.reload();
  await pc.sync.waitForSelector('#restore:not([hidden])');
  await pc.sync.type('#restore-password', MASTER_PASSWORD);
  await press(pc, '#restore [type=submit]', /このパソコンでも使える/u);
  return pc;
}

/**
 * Presses a button of the page, and waits for the text that says what was done.
 * @param {Pc} pc
 * @param {string} selector
 * @param {RegExp} done
 */
async function press({ sync }, selector, done) {
  await sync.bringToFront();
  await sync.$eval('#done', (place) => {
    place.textContent = '';
  });
  await sync.click(selector);
  await sync.waitForSelector('#done:not(:empty)');
  assert.match(await text(sync, '#done'), done);
}

/** @param {Pc} pc */
const now = (pc) => press(pc, '#now', /ほかのパソコンの内容と合わせました/u);

/** The names in the vault, sorted. @param {Pc} pc */
async function namesOf(pc) {
  return (await look(pc)).names.sort();
}

/**
 * Carries the account's copy to another PC, whose worker then merges it by itself.
 * @param {Pc} from
 * @param {Pc} to
 * @param {string[]} expected the names there afterwards
 */
async function arrives(from, to, expected) {
  await carry(from.page, to.page);
  await until(async () => (await namesOf(to)).join() === expected.join());
}

/** Runs in the page. @param {Element} input */
const isChecked = (input) => input instanceof HTMLInputElement && input.checked;

/**
 * Changes the entry with that account's name.
 * @param {Pc} pc
 * @param {'delete' | 'restore' | 'rename'} kind
 * @param {string} account
 */
function change({ page, modules }, kind, account) {
  return page.evaluate(
    ({ session }, [act, name]) =>
      session.changeVault((vault) => {
        const deleted = vault.trash().map(({ entry }) => entry);
        const all = act === 'restore' ? deleted : vault.entries();
        const id = all.find((one) => one.account === name)?.id ?? '';
        if (act === 'delete') vault.delete(id);
        else if (act === 'restore') vault.restore(id);
        else vault.edit(id, { account: 'renamed' });
      }),
    modules,
    /** @type {const} */ ([kind, account]),
  );
}

/** The names in the trash. @param {Pc} pc */
function trashOf({ page, modules }) {
  return page.evaluate(async ({ session }) => {
    const vault = await session.openVault();
    const names = vault.trash().map(({ entry }) => entry.account);
    vault.free();
    return names;
  }, modules);
}

/** @param {Pc} pc @param {string} next */
function changePassword({ page, modules }, next) {
  return page.evaluate(
    ({ access }, [password = '', chosen = '']) =>
      access.changeMasterPassword({ way: 'password', password }, chosen),
    modules,
    [MASTER_PASSWORD, next],
  );
}

test('a second PC takes the vault over, and changes reach both', async (context) => {
  const first = await syncedPc(context, ['alice']);
  const second = await joinedPc(context, first);
  assert.deepEqual(await namesOf(second), ['alice']);

  // Both change at once, before either has heard of the other.
  await add(first, ['bob']);
  await add(second, ['carol']);
  await now(first);
  await arrives(first, second, ['alice', 'bob', 'carol']);
  await now(second);
  await arrives(second, first, ['alice', 'bob', 'carol']);
});

test('the account holds ciphertext only', async (context) => {
  const first = await syncedPc(context, ['alice.sato@example.jp']);
  const items = await synced(first.page);
  const all = Buffer.from(JSON.stringify(items));
  assert.ok(Object.keys(items).length > 0);
  for (const text of ['alice.sato@example.jp', 'JBSWY3DPEHPK3PXP', 'Hello!']) {
    for (const form of writings(text)) assert.equal(all.indexOf(form), -1, text);
  }
  const copies = Object.values(items).map((item) => Buffer.from(String(item), 'base64'));
  for (const copy of copies) assert.equal(copy.indexOf('alice'), -1);
});

test('a deletion reaches the other PC, where the entry stays in the trash', async (context) => {
  const first = await syncedPc(context, ['alice', 'bob']);
  const second = await joinedPc(context, first);
  await change(first, 'delete', 'bob');
  await now(first);
  await arrives(first, second, ['alice']);
  assert.deepEqual(await trashOf(second), ['bob']);

  // Restored here, renamed there: both count.
  await change(first, 'restore', 'bob');
  await change(second, 'rename', 'alice');
  await now(first);
  await arrives(first, second, ['bob', 'renamed']);
  await now(second);
  await arrives(second, first, ['bob', 'renamed']);
});

test('a password that was changed on one PC is asked for on the other', async (context) => {
  const first = await syncedPc(context, ['alice']);
  const second = await joinedPc(context, first);
  await changePassword(first, 'another good password 9');
  await add(first, ['bob']);
  await now(first);
  await add(second, ['carol']);
  await carry(first.page, second.page);
  await second.sync.waitForSelector('#rekey:not([hidden])');
  assert.match(await text(second.sync, '#problem'), /マスターパスワード/u);
  assert.deepEqual(await namesOf(second), ['alice', 'carol'], 'nothing is lost meanwhile');
  await second.sync.type('#rekey-password', 'wrong password');
  await second.sync.click('#rekey [type=submit]');
  await second.sync.waitForSelector('#rekey [aria-invalid]');
  await second.sync.$eval('#rekey-password', (one) => {
    if (one instanceof HTMLInputElement) one.value = '';
  });
  await second.sync.type('#rekey-password', 'another good password 9');
  await press(second, '#rekey [type=submit]', /合わせました/u);
  await until(async () => (await namesOf(second)).join() === 'alice,bob,carol');
  await arrives(second, first, ['alice', 'bob', 'carol']);

  // The new password opens both, and no former generation is left that opens by the old one.
  for (const { page } of [first, second]) {
    const [stored] = Object.entries(await disk(page)).filter(([name]) => /^vault-/u.test(name));
    assert.equal(Object(stored?.[1]).previous === null || page === first.page, true);
  }
});

test('turned off, the copy is gone from the account and the entries stay', async (context) => {
  const first = await syncedPc(context, ['alice']);
  const second = await joinedPc(context, first);
  await first.sync.bringToFront();
  await first.sync.click('#sync-on');
  await first.sync.waitForSelector('#going-off:not([hidden])');
  assert.notDeepEqual(await synced(first.page), {}, 'one press removes nothing');
  await press(first, '#off', /写しを消しました/u);
  assert.deepEqual(await synced(first.page), {});
  assert.deepEqual(await namesOf(first), ['alice']);
  assert.equal(await first.sync.$eval('#sync-on', isChecked), false);

  await carry(first.page, second.page);
  await second.sync.waitForSelector('#problem:not(:empty)');
  assert.match(await text(second.sync, '#problem'), /ほかのパソコンで同期をやめた/u);
  assert.equal(await second.sync.$eval('#sync-on', isChecked), false);
  assert.deepEqual(await namesOf(second), ['alice']);
  await add(second, ['bob']);
  assert.deepEqual(await synced(second.page), {}, 'it is not put back unasked');
});
