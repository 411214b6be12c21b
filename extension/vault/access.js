// Opens vaults, makes and removes them, and changes the ways to unlock the open one.

import { OpenVault, createVault, loadCore, passkeysOf } from '../base/core.js';
import { readPolicy } from '../base/policy.js';
import { Refusal } from '../base/refusal.js';
import { withPasswordWorker } from '../worker/password-client.js';
import { findUndecided } from './former-vault.js';
import { askToLockWithSystem } from './lock-with-system.js';
import { lockCount } from './on-lock.js';
import { chooseKey } from './password-keys.js';
import { openBy, prove } from './proof.js';
import { lock, readOpenSession, readState, startSession } from './session.js';
import { addVault, readSealed, removeVault, replaceVault } from './store.js';

/** @import {Proof} from './proof.js' */

/**
 * Makes a vault beside those that are there, and opens it. Where one was lost, the user must have
 * decided to begin anew.
 * @param {string} password
 * @param {string} [name]
 */
export async function makeVault(password, name = '') {
  void askToLockWithSystem().catch(console.error);
  if ((await readState()) === 'new' && (await findUndecided()).length > 0)
    throw new Refusal('former_undecided');
  await loadCore();
  const made = await addVault((beside) =>
    withPasswordWorker(async (worker) => {
      const { question, key } = await chooseKey(worker, password, beside);
      try {
        return createVault(name, question, key);
      } finally {
        key.fill(0);
      }
    }),
  );
  await startSession(made);
}

/** Opens the vault that the proof belongs to. A lock meanwhile stays. @param {Proof} proof */
export async function unlock(proof) {
  void askToLockWithSystem().catch(console.error);
  const locks = lockCount();
  // The session needs the policy. It must not wait for it between the last check and its start.
  const [sealed] = await Promise.all([readSealed(), loadCore(), readPolicy()]);
  const unlocked = await openBy(sealed, proof);
  if (locks !== lockCount()) throw new Refusal('session_locked');
  await startSession(unlocked);
}

/** Whether any vault has a passkey, and the administrator allows its use. */
export async function hasPasskeys() {
  const [sealed, policy] = await Promise.all([readSealed(), readPolicy(), loadCore()]);
  return policy.allowPasskeyUnlock !== false && passkeysOf(sealed).length > 0;
}

/**
 * Adds or removes a way to unlock the open vault. The generation before, which opens with the ways
 * before, is removed.
 * @template T
 * @template P
 * @param {Proof} proof
 * @param {(vault: OpenVault, prepared: P) => T} change
 * @param {() => Promise<P>} prepare work between the proof and the change
 * @returns {Promise<T>}
 */
export async function changeWays(proof, change, prepare) {
  const { id, key } = await prove(proof);
  const prepared = await prepare();
  const { result } = await replaceVault(
    id,
    async (sealed) => {
      if ((await readOpenSession()).id !== id) throw new Refusal('session_locked');
      const vault = OpenVault.open(sealed, key);
      try {
        return { result: change(vault, prepared), sealed: vault.seal() };
      } finally {
        vault.free();
      }
    },
    { verify: (sealed) => OpenVault.open(sealed, key).free() },
  );
  return result;
}

/**
 * Removes the open vault for good.
 * @param {Proof} proof
 * @param {(sealed: string, key: string) => Promise<void>} [check] throws if the vault, as it is
 *   when no page can write any more, must not be removed
 */
export async function removeOpenVault(proof, check) {
  const { id, key } = await prove(proof);
  await removeVault(id, async (sealed) => {
    await check?.(sealed, key);
    // Every view must forget the vault before it is gone.
    await lock();
  });
}
