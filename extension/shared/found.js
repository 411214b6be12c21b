// Texts of codes → accounts, and an account as it is shown before it is added.

import { message } from './browser.js';
import { Account, loadCore } from './core.js';
import { make } from './dom.js';
import { asRefusal } from './refusal.js';
import { changeVault } from '../vault/session.js';

/** @import {Code, Preview, Refusal} from '../core/warifu.js' */

/**
 * What a code on a picture is: an account, or the reason why it is none.
 * @typedef {{code: Code} & ({account: Account} | {refused: Refusal})} Found
 */

/**
 * @param {Code[]} codes their texts are wiped
 * @returns {Promise<Found[]>}
 */
export async function accountsOf(codes) {
  await loadCore();
  return codes.map((code) => {
    try {
      return { code, account: Account.fromText(code.text) };
    } catch (thrown) {
      return { code, refused: asRefusal(thrown) };
    } finally {
      code.text.fill(0);
    }
  });
}

/**
 * Adds an account; one that is there already is left as it is.
 * @param {Account} account
 * @returns {Promise<{id: string, isNew: boolean}>}
 */
export function addAccount(account) {
  return changeVault((vault) => {
    const id = vault.find(account);
    return id === undefined ? { id: vault.add(account), isNew: true } : { id, isNew: false };
  });
}

/**
 * The account for a person to check: parameters only where they are not the usual ones.
 * @param {Preview} preview
 */
export function drawPreview({ issuer, account, algorithm, digits, period, isUsual, notices }) {
  const rows = [
    ['field_issuer', issuer],
    ['field_account', account],
    ...(isUsual
      ? []
      : [
          ['field_algorithm', algorithm],
          ['field_digits', String(digits)],
          ['field_period', message('seconds', [String(period)])],
        ]),
  ].filter(([, value]) => value !== '');
  const list = make('dl', { class: 'preview' });
  for (const [key = '', value = ''] of rows) list.append(make('dt', {}, message(key)), make('dd', {}, value));
  const notes = notices.map(({ code, values }) => make('p', { class: 'notice' }, message(code, values)));
  return [list, ...notes];
}
