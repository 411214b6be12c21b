// The state in which a vault goes to another PC, and whether the vault has changed since. A state
// is known by the SHA-256 of the sealed vault: each writing seals it anew, so that no change of any
// kind can be missed.

import { OpenVault, toFile } from '../base/core.js';
import { Refusal } from '../base/refusal.js';
import { digestOf } from './copying.js';
import { readOpenSession } from './session.js';
import { readVault, whileUnchanged } from './store.js';

/** @import {MoveFrom} from './move-progress.js' */

/** So many digits of a digest are a whole number that is exact. */
const HEX_DIGITS = 13;
const NUMBER_DIGITS = 8;

/** The open vault as it is on disk, with the key that opens it. */
export function readOpenSealed() {
  return whileUnchanged(async () => {
    const { id, key } = await readOpenSession();
    return { id, key, sealed: (await readVault(id)).current };
  });
}

/** @param {string} sealed */
export function stateOf(sealed) {
  return digestOf(toFile(sealed));
}

/**
 * @param {Pick<MoveFrom, 'digest' | 'marks'>} move
 * @param {string} sealed the vault as it is now
 * @param {string} key
 * @returns {Promise<Refusal | null>} why the new PC may lack something; `null` if nothing changed
 */
export async function changeSince({ digest, marks }, sealed, key) {
  if (digest !== null && digest === (await stateOf(sealed))) return null;
  const vault = OpenVault.open(sealed, key);
  const added = vault.countMissing(marks);
  vault.free();
  if (added > 0) return new Refusal('pc_added_since', { values: [String(added)] });
  return new Refusal(digest === null ? 'pc_state_unknown' : 'pc_changed_since');
}

/**
 * The check number of a state: eight digits, which a user compares on two PCs.
 * @param {string} digest
 */
export function numberOf(digest) {
  const number = Number.parseInt(digest.slice(0, HEX_DIGITS), 16) % 10 ** NUMBER_DIGITS;
  return String(number).padStart(NUMBER_DIGITS, '0');
}

/**
 * @param {string} digest
 * @param {string} typed with spaces, in wide digits too
 */
export function isNumberOf(digest, typed) {
  return typed.normalize('NFKC').replace(/\s/gu, '') === numberOf(digest);
}
