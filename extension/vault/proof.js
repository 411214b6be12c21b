// A proof opens a vault: the master password, the recovery code or a passkey. The owner of an open
// vault must give one again before a way to unlock it changes, and before the vault is removed.

import { loadCore, passkeysOf, unlockWithPasskey, unlockWithRecovery } from '../base/core.js';
import { requireAllowed } from '../base/policy.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { withPasswordWorker } from '../worker/password-client.js';
import { askPasskey } from './passkey.js';
import { openWithPassword } from './password-keys.js';
import { readOpenSession } from './session.js';
import { readVault } from './store.js';
import { isNewer } from './stored-value.js';

/** @import {OpenVault} from '../base/core.js' */
/** @import {Unlocked} from '../core/codes.js' */
/** @import {PasswordWorker} from '../worker/password-client.js' */

/**
 * @typedef {{way: 'password', password: string}} ByPassword
 * @typedef {{way: 'recovery', code: string}} ByRecovery
 * @typedef {{way: 'passkey'}} ByPasskey the browser asks for it
 * @typedef {ByPassword | ByRecovery | ByPasskey} Proof
 */

/** The proof opens none of the vaults that this version can read. */
const OPENS_NONE = ['vault_wrong_password', 'vault_wrong_recovery', 'vault_wrong_passkey'];

/**
 * The first of the sealed vaults that the proof opens.
 * @param {string[]} sealed
 * @param {Proof} proof
 * @param {PasswordWorker} [worker] if the caller has one
 * @returns {Promise<Unlocked>}
 */
export async function openBy(sealed, proof, worker) {
  await loadCore();
  try {
    return await openReadable(sealed, proof, worker);
  } catch (thrown) {
    const { code, fields } = asRefusal(thrown);
    // The proof may be right for a vault that a later version has written.
    if (!OPENS_NONE.includes(code) || !sealed.some(isNewer)) throw thrown;
    throw new Refusal('unlock_perhaps_newer', { fields });
  }
}

/**
 * @param {string[]} sealed
 * @param {Proof} proof
 * @param {PasswordWorker | undefined} worker
 * @returns {Promise<Unlocked>}
 */
async function openReadable(sealed, proof, worker) {
  switch (proof.way) {
    case 'password': {
      const open = (/** @type {PasswordWorker} */ one) =>
        openWithPassword(one, sealed, proof.password);
      return worker === undefined ? withPasswordWorker(open) : open(worker);
    }
    case 'recovery':
      return unlockWithRecovery(sealed, proof.code);
    case 'passkey':
      return openByPasskey(sealed);
  }
}

/**
 * Throws unless the proof opens the open vault.
 * @param {Proof} proof
 * @param {PasswordWorker} [worker]
 * @returns {Promise<{id: string, key: string}>} the open vault's
 */
export async function prove(proof, worker) {
  const { id, key } = await readOpenSession();
  await openBy([(await readVault(id)).current], proof, worker);
  return { id, key };
}

/** @param {string[]} sealed */
async function openByPasskey(sealed) {
  await requireAllowed('allowPasskeyUnlock');
  const questions = passkeysOf(sealed);
  if (questions.length === 0) throw new Refusal('passkey_none');
  const answer = await askPasskey(questions);
  try {
    return unlockWithPasskey(sealed, answer);
  } finally {
    answer.output.fill(0);
  }
}

/**
 * The kinds of ways to unlock the vault, the master password first.
 * @param {OpenVault} vault
 */
export function waysOf(vault) {
  const kinds = new Set(vault.slots().map(({ kind }) => kind));
  return /** @type {const} */ (['password', 'recovery', 'passkey']).filter((way) => kinds.has(way));
}
