// Ways into the vaults: the master password, a passkey, the recovery code; and a new master password.

import { loadCore, passkeysOf, unlockWithPasskey, unlockWithRecovery } from '../base/core.js';
import { askPasskey } from './passkey.js';
import { begin, lock, readOpenSession } from './session.js';
import { addVault, readSealed, readVaults, removeVault, replaceVault } from './store.js';
import { changePassword, createVault, unlockVault } from '../worker/client.js';
import { Refusal, asRefusal } from '../base/refusal.js';

/**
 * Makes a vault beside those that are there, and opens it.
 * @param {string} password
 * @param {string} [name]
 */
export async function makeVault(password, name = '') {
  await begin(await addVault((beside) => createVault(name, password, beside)));
}

/**
 * Opens the vault that the password belongs to.
 * @param {string} password
 */
export async function unlock(password) {
  await begin(await unlockVault(await readSealed(), password));
}

/** @param {string} code */
export async function unlockByRecovery(code) {
  await loadCore();
  await begin(unlockWithRecovery(await readSealed(), code));
}

/** Opens the vault that the person's passkey belongs to. */
export async function unlockByPasskey() {
  await loadCore();
  const sealed = await readSealed();
  const answer = await askPasskey(passkeysOf(sealed));
  try {
    await begin(unlockWithPasskey(sealed, answer));
  } finally {
    answer.output.fill(0);
  }
}

/** Whether any vault has a passkey. */
export async function hasPasskeys() {
  return passkeysOf(await readSealed()).length > 0;
}

/**
 * Changes the open vault's master password and key.
 * @param {string} now the password that it has
 * @param {string} next
 * @returns {Promise<('passkey' | 'recovery')[]>} the other ways that are no more
 */
export async function changeMasterPassword(now, next) {
  const { id, key } = await readOpenSession();
  await mustOpen(id, now);
  const beside = (await readVaults())
    .filter((vault) => vault.id !== id)
    .map(({ current }) => current);
  /** @type {Awaited<ReturnType<typeof changePassword>> | undefined} */
  let changed;
  await replaceVault(
    id,
    async (sealed) => {
      changed = await changePassword(sealed, key, next, beside).catch(blameNext);
      return changed.sealed;
    },
    async () => {
      if (changed !== undefined) await begin(changed);
    },
  );
  if (changed === undefined) throw new Refusal('shell_unexpected');
  return changed.fell;
}

/**
 * What is wrong with the new password is not said of the old one.
 * @param {unknown} thrown
 * @returns {never}
 */
function blameNext(thrown) {
  const { code, fields, values } = asRefusal(thrown);
  throw new Refusal(code, {
    fields: fields.map((field) => `next-${field}`),
    values,
    cause: thrown,
  });
}

/**
 * Removes the open vault for good.
 * @param {string} password its own
 */
export async function removeOpenVault(password) {
  const { id } = await readOpenSession();
  await mustOpen(id, password);
  // First every view must let go of it.
  await lock();
  await removeVault(id);
}

/**
 * Throws where the password is not that vault's.
 * @param {string} id
 * @param {string} password
 */
async function mustOpen(id, password) {
  const vault = (await readVaults()).find((one) => one.id === id);
  if (vault === undefined) throw new Refusal('session_no_vault');
  await unlockVault([vault.current], password);
}
