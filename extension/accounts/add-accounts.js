// Adds accounts to the vault. An account that is in the vault already stays as it is.

import { readPolicy } from '../base/policy.js';
import { message } from '../base/texts.js';
import { changeVault } from '../vault/session.js';
import { nameOf } from '../base/name-of.js';
import { NO_ICON } from '../forms/entry-icon.js';

/** @import {Account, OpenVault} from '../base/core.js' */
/** @import {IssuerIcon} from '../base/policy-values.js' */

/** @import {Older} from '../codes/older-entries.js' */

/**
 * @typedef {object} AddedEntry
 * @property {string} id
 * @property {boolean} isNew
 * @property {Older[]} older the entry of the same names with another key, if there is one
 */

/**
 * @param {Account} account
 * @returns {Promise<AddedEntry>}
 */
export async function addAccount(account) {
  const { preferredIssuerIcon: icons = [] } = await readPolicy();
  return changeVault((vault) => addTo(vault, account, icons));
}

/**
 * Adds accounts in one change of the vault: all of them, or none.
 * @param {readonly Account[]} accounts
 * @returns {Promise<AddedEntry[]>}
 */
export async function addAccounts(accounts) {
  const { preferredIssuerIcon: icons = [] } = await readPolicy();
  return changeVault((vault) => accounts.map((account) => addTo(vault, account, icons)));
}

/** Counts the new entries and those that were there before. @param {readonly AddedEntry[]} added */
export function describeAdded(added) {
  const count = added.filter(({ isNew }) => isNew).length;
  const known = added.length - count;
  if (known === 0) return message('added_count', [String(count)]);
  const key = count === 0 ? 'added_none_new' : 'added_count_some_there';
  return message(key, [String(count), String(known)]);
}

/**
 * @param {OpenVault} vault
 * @param {Account} account
 * @param {readonly IssuerIcon[]} icons that the administrator prefers
 * @returns {AddedEntry}
 */
function addTo(vault, account, icons) {
  const there = vault.find(account);
  if (there !== undefined) return { id: there, isNew: false, older: [] };
  const older = olderOf(vault, account);
  const id = vault.add(account);
  chooseIcon(vault, id, icons);
  return { id, isNew: true, older };
}

/**
 * Gives a new entry without an icon the one that the administrator prefers for its issuer.
 * @param {OpenVault} vault
 * @param {string} id
 * @param {readonly IssuerIcon[]} icons
 */
function chooseIcon(vault, id, icons) {
  const [entry] = vault.views([id]);
  if (entry?.icon !== NO_ICON) return;
  const folded = fold(entry.issuer);
  const icon = icons.find(({ issuer }) => fold(issuer) === folded)?.icon;
  if (icon !== undefined) vault.edit(id, { icon });
}

/** @param {string} issuer */
function fold(issuer) {
  return issuer.normalize('NFKC').trim().toLowerCase();
}

/**
 * A site that sets the password up anew gives another key, and the entry from before is useless.
 * @param {OpenVault} vault
 * @param {Account} account
 * @returns {Older[]}
 */
function olderOf(vault, account) {
  const id = vault.findNamesake(account);
  if (id === undefined) return [];
  const { entry, added } = vault.details(id);
  return [{ id, name: nameOf(entry), added }];
}
