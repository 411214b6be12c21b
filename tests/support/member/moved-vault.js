// Changes of a vault that is being moved to another PC, and what is noted of the move.

import { putOnDisk } from '../browser/extension-modules.js';
import { MASTER_PASSWORD } from './member.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Inside} from '../browser/extension-modules.js' */

/** @typedef {'advance' | 'edit' | 'group' | 'delete' | 'restore' | 'password'} Change */

/**
 * Changes the vault as other pages do.
 * @param {Inside} inside
 * @param {Change} kind
 */
export function change({ page, modules }, kind) {
  return page.evaluate(
    async ({ session, change: ways }, what, password) => {
      if (what === 'password') {
        await ways.changeMasterPassword({ way: 'password', password }, password);
        return;
      }
      await session.changeVault((vault) => {
        const [first = '', second = first] = vault.ids();
        if (what === 'advance') vault.advance(second);
        if (what === 'edit') vault.edit(first, { note: 'changed' });
        if (what === 'group') vault.edit(first, { groups: 'work' });
        if (what === 'delete') vault.delete(second);
        if (what === 'restore') vault.restore(vault.trash()[0]?.entry.id ?? '');
      });
    },
    modules,
    kind,
    MASTER_PASSWORD,
  );
}

/** Notes that the new PC was compared. @param {Page} page */
export function noteProven(page) {
  return page.evaluate(async () => {
    const { move } = /** @type {{move: object}} */ (await chrome.storage.local.get('move'));
    await chrome.storage.local.set({ move: { ...move, isProven: true } });
  });
}

/** Leaves only what earlier versions have noted of a move. @param {Page} page */
export async function forgetState(page) {
  const { move } = await page.evaluate(() => chrome.storage.local.get('move'));
  const { role, vault, way, marks, isProven } = /** @type {Record<string, unknown>} */ (move);
  await putOnDisk(page, { move: { role, vault, way, marks, isProven } });
  await page.evaluate((name) => chrome.storage.local.remove(name), `taken-out-${String(vault)}`);
}

/** The names of everything about vaults and moves on disk. @param {Page} page */
export async function leftOnDisk(page) {
  const names = Object.keys(await page.evaluate(() => chrome.storage.local.get(null)));
  return names.filter((name) => /^(?:vault-|taken-out-|copies-|move$)/u.test(name));
}

/** @param {Inside} inside */
export function numberOfAccounts({ page, modules }) {
  return page.evaluate(async ({ session: { openVault } }) => {
    const vault = await openVault();
    const number = vault.checkNumber();
    vault.free();
    return number;
  }, modules);
}

/** The counter of the second entry. @param {Inside} inside */
export function counterOf({ page, modules }) {
  return page.evaluate(async ({ session }) => {
    const vault = await session.openVault();
    const { counter } = vault.details(vault.ids()[1] ?? '').parameters;
    vault.free();
    return counter;
  }, modules);
}
