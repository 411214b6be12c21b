// Whether the vault opens if the master password is forgotten, here and on another PC.

import { OpenVault } from '../base/core.js';
import { waysOf } from '../vault/proof.js';

/** @import {Facts, Finding} from './facts.js' */

/**
 * @param {Facts} facts
 * @returns {Finding | null}
 */
export function checkRecovery({ state, open, policy }) {
  if (state === 'new') return null;
  if (open === null) return { verdict: 'unchecked', text: 'health_locked' };
  const ways = waysIn(open.stored.current, open.key);
  if (ways === null) return { verdict: 'unchecked', text: 'health_unreadable' };
  if (ways.includes('recovery')) return { verdict: 'good', text: 'health_recovery_there' };
  if (policy.allowRecoveryCode === false) return { verdict: 'info', text: 'managed_no_recovery' };
  const text = ways.includes('passkey') ? 'health_recovery_passkey' : 'health_recovery_none';
  const mend = { label: 'sheet_offer_open', page: 'sheet/sheet.html' };
  return { verdict: 'attention', text, mend };
}

/**
 * @param {string} sealed
 * @param {string} key
 */
function waysIn(sealed, key) {
  try {
    const vault = OpenVault.open(sealed, key);
    const ways = waysOf(vault);
    vault.free();
    return ways;
  } catch {
    return null;
  }
}
