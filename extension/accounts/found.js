// Texts of codes → accounts, and an account as it is shown before it is added.

import { message } from '../base/texts.js';
import { Account, Transfer, loadCore } from '../base/core.js';
import { make } from '../forms/dom.js';
import { asRefusal } from '../base/refusal.js';
import { changeVault } from '../vault/session.js';

/** @import {Preview} from '../core/codes.js' */
/** @import {Code} from '../core/reader.js' */
/** @import {Refused} from '../base/refusal.js' */

/**
 * What a code on a picture is: an account, one part of a transfer of several, or the reason why it is neither.
 * @typedef {{code: Code} & ({account: Account | Transfer} | {refused: Refused})} Found
 * @typedef {{id: string, isNew: boolean}} Added
 */

/**
 * @param {Code[]} codes their texts are wiped
 * @returns {Promise<Found[]>}
 */
export async function accountsOf(codes) {
  await loadCore();
  return codes.map((code) => {
    try {
      return {
        code,
        account: Transfer.isTransfer(code.text) ? partOf(code.text) : Account.fromText(code.text),
      };
    } catch (thrown) {
      return { code, refused: asRefusal(thrown) };
    } finally {
      code.text.fill(0);
    }
  });
}

/**
 * The accounts among what was found. The same account on several codes is one; the others are let go.
 * @param {readonly Found[]} found
 */
export function distinct(found) {
  /** @type {(Account | Transfer)[]} */
  const kept = [];
  for (const one of found) {
    if (!('account' in one)) continue;
    const { account } = one;
    const isThere = (/** @type {Account | Transfer} */ other) =>
      account instanceof Account && other instanceof Account && account.isSame(other);
    if (kept.some(isThere)) account.free();
    else kept.push(account);
  }
  return kept;
}

/**
 * One part of a transfer, with its accounts.
 * @param {Uint8Array} text
 */
export function partOf(text) {
  const part = new Transfer();
  try {
    part.take(text);
    return part;
  } catch (thrown) {
    part.free();
    throw thrown;
  }
}

/**
 * The accounts of a transfer, each one's to free, and what of it cannot be added.
 * @param {Transfer} transfer
 */
export function accountsIn(transfer) {
  const { accounts } = transfer.view();
  const refused = accounts.flatMap(({ issuer, account, refused: reason }) =>
    reason === null ? [] : [{ name: nameOf({ issuer, account }), refused: reason }],
  );
  return {
    accounts: accounts.flatMap((one, at) => (one.refused === null ? [transfer.account(at)] : [])),
    refused,
  };
}

/**
 * Adds an account; one that is there already is left as it is.
 * @param {Account} account
 * @returns {Promise<Added>}
 */
export function addAccount(account) {
  return changeVault((vault) => addTo(vault, account));
}

/**
 * Adds accounts in one change of the vault: all of them, or none.
 * @param {readonly Account[]} accounts
 * @returns {Promise<Added[]>}
 */
export function addAccounts(accounts) {
  return changeVault((vault) => accounts.map((account) => addTo(vault, account)));
}

/**
 * @param {import('../base/core.js').OpenVault} vault
 * @param {Account} account
 */
function addTo(vault, account) {
  const id = vault.find(account);
  return id === undefined ? { id: vault.add(account), isNew: true } : { id, isNew: false };
}

/**
 * What became of several accounts.
 * @param {readonly Added[]} added
 */
export function tellAdded(added) {
  const count = added.filter(({ isNew }) => isNew).length;
  const there = added.length - count;
  if (there === 0) return message('added_count', [String(count)]);
  return message(count === 0 ? 'added_none_new' : 'added_count_some_there', [
    String(count),
    String(there),
  ]);
}

/** @param {{issuer: string, account: string}} names */
export function nameOf({ issuer, account }) {
  return [issuer, account].filter(Boolean).join(' / ');
}

/**
 * The account for a person to check: parameters only where they are not the usual ones.
 * @param {Preview} preview
 */
export function drawPreview(preview) {
  const { issuer, account } = preview;
  const rows = [['field_issuer', issuer], ['field_account', account], ...parametersOf(preview)];
  const list = make('dl', { class: 'preview' });
  for (const [key = '', value = ''] of rows) {
    if (value !== '') list.append(make('dt', {}, message(key)), make('dd', {}, value));
  }
  return [list, ...drawNotices(preview)];
}

/**
 * What an account's codes are computed from, where it is not what is usual.
 * @param {Preview} preview
 */
function parametersOf({ kind, algorithm, digits, period, counter, isUsual }) {
  if (isUsual) return [];
  const named = kind === 'totp' ? [] : [['field_kind', message(`kind_${kind}`)]];
  if (kind === 'steam') return named;
  const moving =
    kind === 'hotp'
      ? ['field_counter', counter ?? '']
      : ['field_period', message('seconds', [String(period)])];
  return [...named, ['field_algorithm', algorithm], ['field_digits', String(digits)], moving];
}

/**
 * The same in a few words; empty where it is what is usual.
 * @param {Preview} preview
 */
export function tellParameters({ kind, algorithm, digits, period, counter, isUsual }) {
  if (isUsual) return '';
  if (kind === 'steam') return message('kind_steam');
  const [key, moving] =
    kind === 'hotp' ? ['found_counted', counter ?? ''] : ['found_parameters', String(period)];
  return message(key, [algorithm, String(digits), moving]);
}

/** @param {Preview} preview */
export function drawNotices({ notices }) {
  return notices.map(({ code, values }) => make('p', { class: 'notice' }, message(code, values)));
}
