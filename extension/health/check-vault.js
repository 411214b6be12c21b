// Whether the vaults can be read: their newest generations, and those before.

import { openExtensionDetails } from '../browser/browser.js';
import { OpenVault } from '../base/core.js';
import { findTraces } from '../vault/former-vault.js';
import { changeVault } from '../vault/session.js';
import { isNewer, isReadable } from '../vault/stored-value.js';

/** @import {Facts, Finding} from './facts.js' */

/** @type {Finding} */
const DAMAGED = {
  verdict: 'attention',
  text: 'health_vault_damaged',
  mend: { label: 'action_rescue', page: 'rescue/rescue.html' },
};

/**
 * The newest generation of every vault. Those that are not open can only be checked from outside.
 * @param {Facts} facts
 * @returns {Promise<Finding>}
 */
export async function checkVault({ state, vaults, open }) {
  if (state === 'new') return checkNone();
  if (vaults.some(({ current }) => isNewer(current))) {
    const mend = { label: 'action_open_extension', act: openExtensionDetails };
    return { verdict: 'attention', text: 'health_vault_newer', mend };
  }
  if (vaults.some(({ current, aside }) => aside !== undefined || !isReadable(current)))
    return DAMAGED;
  if (open === null) return { verdict: 'unchecked', text: 'health_vault_locked' };
  const count = countEntries(open.stored.current, open.key);
  if (count === null) return DAMAGED;
  return { verdict: 'good', text: 'health_vault_open', values: [String(count)] };
}

/**
 * The generation before, which is there in case that the newest is damaged.
 * @param {Facts} facts
 * @returns {Finding | null}
 */
export function checkGenerations({ state, open }) {
  if (state === 'new') return null;
  if (open === null) return { verdict: 'unchecked', text: 'health_locked' };
  const { current, previous } = open.stored;
  if (previous === null) return { verdict: 'good', text: 'health_generation_single' };
  const isSound = countEntries(current, open.key) !== null;
  if (countEntries(previous, open.key) !== null) {
    const text = isSound ? 'health_generation_both' : 'health_generation_rescue';
    return { verdict: 'good', text };
  }
  // Saving again puts the newest generation in its place.
  const again = { label: 'action_save_again', act: () => changeVault(() => undefined) };
  return {
    verdict: 'attention',
    text: 'health_generation_damaged',
    mend: isSound ? again : { label: 'action_rescue', page: 'rescue/rescue.html' },
  };
}

/** @returns {Promise<Finding>} */
async function checkNone() {
  const page = 'popup/popup.html';
  if ((await findTraces()).length > 0) {
    return {
      verdict: 'attention',
      text: 'health_vault_lost',
      mend: { label: 'restore_title', page },
    };
  }
  return { verdict: 'info', text: 'health_vault_none', mend: { label: 'start_title', page } };
}

/**
 * @param {string} sealed
 * @param {string} key
 * @returns {number | null} `null` if the key does not open it
 */
function countEntries(sealed, key) {
  try {
    const vault = OpenVault.open(sealed, key);
    const { length } = vault.entries();
    vault.free();
    return length;
  } catch {
    return null;
  }
}
