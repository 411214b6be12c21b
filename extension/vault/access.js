// Ways to unlock vaults: the master password, a passkey, the recovery code; and the change of the
// master password.

import {
  changePassword,
  createVault,
  loadCore,
  passkeysOf,
  unlockWithPasskey,
  unlockWithRecovery,
} from '../base/core.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { withPasswordWorker } from '../worker/password-client.js';
import { askPasskey } from './passkey.js';
import { chooseKey, openWithPassword } from './password-keys.js';
import { lock, readOpenSession, renewSession, startSession } from './session.js';
import { addVault, findVault, readSealed, readVaults, removeVault, replaceVault } from './store.js';

/** @import {SlotKind, Unlocked} from '../core/codes.js' */

/**
 * Makes a vault beside those that are there, and opens it.
 * @param {string} password
 * @param {string} [name]
 */
export async function makeVault(password, name = '') {
  await loadCore();
  const made = await addVault((beside) =>
    withPasswordWorker(async (worker) => {
      const { question, key } = await chooseKey(worker, password, { beside });
      try {
        return createVault(name, question, key);
      } finally {
        key.fill(0);
      }
    }),
  );
  await startSession(made);
}

/**
 * Opens the vault that the password belongs to.
 * @param {string} password
 */
export async function unlock(password) {
  const [sealed] = await Promise.all([readSealed(), loadCore()]);
  await startSession(
    await withPasswordWorker((worker) => openWithPassword(worker, sealed, password)),
  );
}

/**
 * Finds the key of a sealed vault, without starting a session.
 * @param {string} sealed
 * @param {string} password
 * @returns {Promise<Unlocked>}
 */
export async function openSealed(sealed, password) {
  await loadCore();
  return withPasswordWorker((worker) => openWithPassword(worker, [sealed], password));
}

/** @param {string} code */
export async function unlockByRecovery(code) {
  const [sealed] = await Promise.all([readSealed(), loadCore()]);
  await startSession(unlockWithRecovery(sealed, code));
}

/** Opens the vault that the user's passkey belongs to. */
export async function unlockByPasskey() {
  const [sealed] = await Promise.all([readSealed(), loadCore()]);
  const answer = await askPasskey(passkeysOf(sealed));
  try {
    await startSession(unlockWithPasskey(sealed, answer));
  } finally {
    answer.output.fill(0);
  }
}

/** Whether any vault has a passkey. */
export async function hasPasskeys() {
  const [sealed] = await Promise.all([readSealed(), loadCore()]);
  return passkeysOf(sealed).length > 0;
}

/**
 * Changes the open vault's master password and its key.
 * @param {string} password the password that it has
 * @param {string} next the new one
 * @returns {Promise<SlotKind[]>} the other slots, which no longer open the vault
 */
export async function changeMasterPassword(password, next) {
  const { id, key: vaultKey } = await readOpenSession();
  const vaults = await readVaults();
  const own = findVault(vaults, id).current;
  const beside = vaults.flatMap((vault) => (vault.id === id ? [] : [vault.current]));
  const { question, key } = await withPasswordWorker(async (worker) => {
    await openWithPassword(worker, [own], password);
    return chooseKey(worker, next, { own, beside }).catch(nameNextFields);
  });
  try {
    return await replaceVault(
      id,
      (sealed) => changePassword(sealed, vaultKey, question, key),
      (changed) => renewSession(changed),
    ).then(({ removedSlots }) => removedSlots);
  } finally {
    key.fill(0);
  }
}

/**
 * Removes the open vault for good.
 * @param {string} password its own
 */
export async function removeOpenVault(password) {
  const { id } = await readOpenSession();
  await openSealed(findVault(await readVaults(), id).current, password);
  // Every view must forget the vault before it is gone.
  await lock();
  await removeVault(id);
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
