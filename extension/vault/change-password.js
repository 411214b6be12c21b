// Changes the open vault's master password.

import { OpenVault, changePassword } from '../base/core.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { withPasswordWorker } from '../worker/password-client.js';
import { chooseKey } from './password-keys.js';
import { prove } from './proof.js';
import { readOpenSession, renewSession } from './session.js';
import { readVaults, replaceVault } from './store.js';
import { syncOpenVault, withReplica } from './sync-pass.js';

/** @import {SlotKind} from '../core/codes.js' */
/** @import {Proof} from './proof.js' */

/**
 * Changes the open vault's master password and its key.
 * @param {Proof} proof
 * @param {string} next the new password
 * @returns {Promise<SlotKind[]>} the other slots, which no longer open the vault
 */
export async function changeMasterPassword(proof, next) {
  const { id } = await readOpenSession();
  const vaults = await readVaults();
  const beside = vaults.flatMap((vault) => (vault.id === id ? [] : [vault.current]));
  const { vaultKey, question, key } = await withPasswordWorker(async (worker) => {
    const { key: proven } = await prove(proof, worker);
    const chosen = await chooseKey(worker, next, beside).catch(nameNextFields);
    return { vaultKey: proven, ...chosen };
  });
  try {
    const { removedSlots } = await replaceVault(
      id,
      (sealed) => withReplica(id, changePassword(sealed, vaultKey, question, key), vaultKey),
      {
        verify: (sealed, changed) => OpenVault.open(sealed, changed.key).free(),
        // A lock meanwhile stays.
        afterwards: (changed) => renewSession(changed),
      },
    );
    // The account's copy still opens with the former key.
    await syncOpenVault({ otherKey: vaultKey });
    return removedSlots;
  } finally {
    key.fill(0);
  }
}

/**
 * The form has two passwords: errors of the new one point at its own fields.
 * @param {unknown} thrown
 * @returns {never}
 */
function nameNextFields(thrown) {
  const { code, fields, values } = asRefusal(thrown);
  const named = fields.map((field) => `next-${field}`);
  throw new Refusal(code, { fields: named, values, cause: thrown });
}
