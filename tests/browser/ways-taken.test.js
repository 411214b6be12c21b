// A way to unlock that was taken away opens nothing any more, and what is set aside can be reached
// by its owner alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  add,
  disk,
  goInside,
  look,
  makeVault,
  putOnDisk,
  textOf,
  vaultOnDisk,
} from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { MASTER_PASSWORD } from '../support/member/member.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */
/** @import {Inside} from '../support/browser/extension-modules.js' */

const NEXT = 'もっと長い新しい合言葉';

/** @param {TestContext} context */
async function withVault(context) {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  const inside = await goInside(launched);
  await makeVault(inside);
  await add(inside, ['first']);
  const openRescue = async () => {
    const page = await launched.browser.newPage();
    await page.goto(`chrome-extension://${launched.extension.id}/rescue/rescue.html`);
    await seen(page, 'rescue');
    return page;
  };
  return { inside, openRescue };
}

/** @param {Inside} inside @param {string} next */
const changePassword = ({ page, modules }, next) =>
  page.evaluate(
    ({ change }, old, wanted) =>
      change.changeMasterPassword({ way: 'password', password: old }, wanted),
    modules,
    MASTER_PASSWORD,
    next,
  );

/**
 * The stored texts that a password opens.
 * @param {Inside} inside
 * @param {string} password
 */
async function openedBy({ page, modules }, password) {
  const all = Object.values(await disk(page)).flatMap((value) => {
    const { current, previous } = /** @type {Record<string, unknown>} */ (Object(value));
    return [value, current, previous].filter((one) => typeof one === 'string');
  });
  return page.evaluate(
    async ({ proof }, texts, typed) => {
      const opened = [];
      for (const one of texts) {
        const unlocked = await proof
          .openBy([one], { way: 'password', password: typed })
          .catch(() => null);
        if (unlocked !== null) opened.push(one);
      }
      return opened;
    },
    modules,
    /** @type {string[]} */ (all),
    password,
  );
}

test('after a change of the password, the old one opens nothing that is stored', async (context) => {
  const { inside } = await withVault(context);
  assert.equal((await openedBy(inside, MASTER_PASSWORD)).length, 2);
  assert.deepEqual(await changePassword(inside, NEXT), []);
  assert.deepEqual(await openedBy(inside, MASTER_PASSWORD), []);
  assert.equal((await openedBy(inside, NEXT)).length, 1);
  assert.deepEqual((await look(inside)).names, ['first']);
});

test('a removed recovery code opens nothing that is stored', async (context) => {
  const { inside } = await withVault(context);
  const { page, modules } = inside;
  const opens = await page.evaluate(
    async ({ access, proof, session }, password) => {
      const owner = /** @type {const} */ ({ way: 'password', password });
      const nothing = () => Promise.resolve();
      const code = await access.changeWays(owner, (vault) => vault.makeRecovery(), nothing);
      const vault = await session.openVault();
      const id = vault.slots().find(({ kind }) => kind === 'recovery')?.id ?? '';
      vault.free();
      const stored = async () =>
        Object.values(await chrome.storage.local.get(null))
          .map((value) => /** @type {Record<string, unknown>} */ (Object(value)))
          .flatMap(({ current, previous }) => [current, previous])
          .filter((one) => typeof one === 'string');
      const isOpened = async () => {
        const tries = (await stored()).map((sealed) =>
          proof.openBy([sealed], { way: 'recovery', code }).then(
            () => true,
            () => false,
          ),
        );
        return (await Promise.all(tries)).includes(true);
      };
      const before = await isOpened();
      await access.changeWays(owner, (open) => open.removeSlot(id), nothing);
      return [before, await isOpened()];
    },
    modules,
    MASTER_PASSWORD,
  );
  assert.deepEqual(opens, [true, false]);
});

test('the ways change only for the owner', async (context) => {
  const { inside } = await withVault(context);
  const { page, modules } = inside;
  const before = await disk(page);
  const codes = await page.evaluate(async ({ access, change }) => {
    const wrong = /** @type {const} */ ({ way: 'password', password: 'not the password' });
    const nothing = () => Promise.resolve();
    const tries = [
      access.changeWays(wrong, (vault) => vault.makeRecovery(), nothing),
      change.changeMasterPassword(wrong, 'another long password'),
      access.removeOpenVault(wrong),
    ];
    const results = await Promise.allSettled(tries);
    return results.map((one) => (one.status === 'rejected' ? one.reason.code : 'done'));
  }, modules);
  assert.deepEqual(codes, Array(3).fill('vault_wrong_password'));
  assert.deepEqual(await disk(page), before);
});

test('a lock while a password is tried stays', async (context) => {
  const { inside } = await withVault(context);
  const { page, modules } = inside;
  const [code, open] = await page.evaluate(
    async ({ access, session }, password) => {
      const load = (/** @type {string} */ path) => import(path);
      /** @type {typeof import('../../extension/vault/on-lock.js')} */
      const { onLock } = await load('/vault/on-lock.js');
      // As every page does.
      onLock(() => undefined);
      await session.lock();
      const unlocking = access.unlock({ way: 'password', password });
      // The lock command tells every page, whether a vault is open or not.
      new BroadcastChannel('warifu-lock').postMessage('');
      const result = await unlocking.then(
        () => 'unlocked',
        (/** @type {{code: string}} */ thrown) => thrown.code,
      );
      return [result, await session.readState()];
    },
    modules,
    MASTER_PASSWORD,
  );
  assert.deepEqual([code, open], ['session_locked', 'locked']);
});

test('a healthy vault goes back only for its owner, and nothing is lost', async (context) => {
  const { inside, openRescue } = await withVault(context);
  await add(inside, ['second']);
  await inside.page.evaluate(() => chrome.storage.session.clear());
  const { name, kept } = await vaultOnDisk(inside.page);
  const before = await disk(inside.page);
  const rescue = await openRescue();
  await press(rescue, 'action_go_back');
  await rescue.waitForSelector('#prove:not([hidden])');
  await rescue.type('#password', 'not the password');
  await rescue.click('#prove [type=submit]');
  await rescue.waitForSelector('#password[aria-invalid]');
  assert.deepEqual(await disk(inside.page), before, 'nothing was written');

  await rescue.$eval('#password', (input) => input instanceof HTMLInputElement && input.select());
  await rescue.type('#password', MASTER_PASSWORD);
  await rescue.click('#prove [type=submit]');
  await rescue.waitForSelector('#aside:not([hidden])');
  const { [name]: back, ...aside } = await disk(inside.page);
  assert.deepEqual(back, { current: kept.previous, previous: null });
  assert.deepEqual(Object.values(aside), [kept.current]);

  await press(rescue, 'action_bring_back');
  await rescue.waitForSelector('#prove:not([hidden])');
  await rescue.type('#password', MASTER_PASSWORD);
  await rescue.click('#prove [type=submit]');
  await untilIn(rescue, () => document.querySelectorAll('#copies li').length === 2);
  assert.equal((await vaultOnDisk(rescue)).kept.current, kept.current);

  for (const count of [1, 0]) {
    await press(rescue, 'action_remove_copy');
    await press(rescue, 'action_really_remove');
    await untilIn(rescue, (left) => document.querySelectorAll('#copies li').length === left, count);
  }
  assert.deepEqual(Object.keys(await disk(inside.page)), [name]);
});

test('a locked vault is removed at the second press alone', async (context) => {
  const { inside, openRescue } = await withVault(context);
  await putOnDisk(inside.page, { settings: {} });
  const { name } = await vaultOnDisk(inside.page);
  await putOnDisk(inside.page, { [`damaged-${name.slice(6)}1700000000000`]: 'old' });
  const rescue = await openRescue();
  await press(rescue, 'action_remove_sealed');
  await untilIn(rescue, () => document.querySelector('#done')?.textContent !== '');
  assert.equal((await vaultOnDisk(rescue)).name, name);
  await press(rescue, 'action_really_remove');
  await untilIn(rescue, () => document.querySelectorAll('#vaults li').length === 0);
  assert.deepEqual(Object.keys(await disk(inside.page)), ['settings']);
});

test('the newest five that were laid aside are kept', async (context) => {
  const { inside, openRescue } = await withVault(context);
  const { name, kept } = await vaultOnDisk(inside.page);
  const id = name.slice('vault-'.length);
  const old = [1, 2, 3, 4, 5].map((at) => [`damaged-${id}170000000000${at}`, `copy ${at}`]);
  const other = { [`damaged-${'0'.repeat(32)}1700000000000`]: 'of another vault' };
  await putOnDisk(inside.page, { ...Object.fromEntries(old), ...other });
  await putOnDisk(inside.page, { [name]: { ...kept, current: 'damaged' } });
  const rescue = await openRescue();
  assert.equal((await rescue.$$('#copies li')).length, 6);
  assert.match(await text(rescue, '#copies li'), /2023/u);
  await press(rescue, 'action_go_back');
  await untilIn(rescue, () => document.querySelector('#done')?.textContent !== '');
  const aside = Object.entries(await disk(inside.page)).filter(([one]) => one !== name);
  assert.deepEqual(aside.map(([, value]) => value).sort(), [
    ...['copy 2', 'copy 3', 'copy 4', 'copy 5'],
    ...['damaged', 'of another vault'],
  ]);
});

/**
 * Presses the first button with that text.
 * @param {Page} page
 * @param {string} key
 */
async function press(page, key) {
  const label = await textOf(page, key);
  const button = await page.waitForSelector(`::-p-xpath(//button[text()="${label}"])`);
  await button?.click();
}
