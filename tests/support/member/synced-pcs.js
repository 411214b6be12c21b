// PCs with the same account of the browser, whose synced area the test carries from one to the
// other.

import assert from 'node:assert/strict';
import { add, goInside, look, makeVault } from '../browser/extension-modules.js';
import { freshBrowser } from '../browser/fresh-browser.js';
import { carry } from '../browser/synced.js';
import { until } from '../browser/until.js';
import { seen, text } from '../browser/views.js';
import { MASTER_PASSWORD } from './member.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */
/** @import {Inside} from '../browser/extension-modules.js' */
/** @import {Launched} from '../browser/launch.js' */

/** @typedef {Inside & {launched: Launched, sync: Page}} Pc with the page of the sync in a tab */

/** @param {TestContext} context @returns {Promise<Pc>} */
export async function startPc(context) {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  const inside = await goInside(launched);
  const sync = await launched.browser.newPage();
  await sync.goto(`chrome-extension://${launched.extension.id}/sync/sync.html`);
  await seen(sync, 'sync');
  return { ...inside, launched, sync };
}

/** A PC with a vault that is synced. @param {TestContext} context @param {string[]} names */
export async function syncedPc(context, names) {
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
export async function joinedPc(context, first) {
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
export async function press({ sync }, selector, done) {
  await sync.bringToFront();
  await sync.$eval('#done', (place) => {
    place.textContent = '';
  });
  await sync.click(selector);
  await sync.waitForSelector('#done:not(:empty)');
  assert.match(await text(sync, '#done'), done);
}

/** @param {Pc} pc */
export const now = (pc) => press(pc, '#now', /ほかのパソコンの内容と合わせました/u);

/** The names in the vault, sorted. @param {Pc} pc */
export async function namesOf(pc) {
  return (await look(pc)).names.sort();
}

/**
 * Carries the account's copy to another PC, whose worker then merges it by itself.
 * @param {Pc} from
 * @param {Pc} to
 * @param {string[]} expected the names there afterwards
 */
export async function arrives(from, to, expected) {
  await carry(from.page, to.page);
  await until(async () => (await namesOf(to)).join() === expected.join());
}

/** Runs in the page. @param {Element} input */
export const isChecked = (input) => input instanceof HTMLInputElement && input.checked;

/**
 * Changes the entry with that account's name.
 * @param {Pc} pc
 * @param {'delete' | 'restore' | 'rename'} kind
 * @param {string} account
 */
export function change({ page, modules }, kind, account) {
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
export function trashOf({ page, modules }) {
  return page.evaluate(async ({ session }) => {
    const vault = await session.openVault();
    const names = vault.trash().map(({ entry }) => entry.account);
    vault.free();
    return names;
  }, modules);
}

/** @param {Pc} pc @param {string} next */
export function changePassword({ page, modules }, next) {
  return page.evaluate(
    ({ change: module }, [password = '', chosen = '']) =>
      module.changeMasterPassword({ way: 'password', password }, chosen),
    modules,
    [MASTER_PASSWORD, next],
  );
}
