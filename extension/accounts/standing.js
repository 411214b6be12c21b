// How an account that was found relates to the entries of the vault.

import { asRefusal } from '../base/refusal.js';
import { message } from '../base/texts.js';
import { openVault } from '../vault/session.js';

/** @import {Account} from '../base/core.js' */

/**
 * `there`: the vault has this account. `namesake`: it has an entry of the same names with another
 * key. `unknown`: no vault is open.
 * @typedef {'new' | 'there' | 'namesake' | 'unknown'} Standing
 */

/**
 * @param {Account} account
 * @returns {Promise<Standing>}
 */
export async function standingOf(account) {
  const vault = await openVaultIfUnlocked();
  if (vault === null) return 'unknown';
  try {
    if (vault.find(account) !== undefined) return 'there';
    return vault.findNamesake(account) === undefined ? 'new' : 'namesake';
  } finally {
    vault.free();
  }
}

/** A text that tells the user; empty if there is nothing to tell. @param {Standing} standing */
export function describeStanding(standing) {
  if (standing === 'there') return message('found_there');
  return standing === 'namesake' ? message('found_namesake') : '';
}

/**
 * Whether the button that adds the account may have the focus, so that Enter adds it: it is new,
 * has a name, and needs no notice.
 * @param {Account} account
 * @param {Standing} standing
 */
export function isUnremarkable(account, standing) {
  const { notices, needsName } = account.preview();
  return standing === 'new' && notices.length === 0 && !needsName;
}

async function openVaultIfUnlocked() {
  try {
    return await openVault();
  } catch (thrown) {
    // A vault may also be lost while it is open.
    if (['session_locked', 'session_no_vault'].includes(asRefusal(thrown).code)) return null;
    throw thrown;
  }
}
