// Turns the sync of a vault on and off, and opens copies that other PCs have put into the account.

import { checkCosts } from '../base/core.js';
import { loadCopiesCore, newDevice, replicaToVault } from '../base/copies-core.js';
import { disk } from '../browser/browser.js';
import { askForCopies } from './copying.js';
import { requireAllowed } from '../base/policy.js';
import { Refusal } from '../base/refusal.js';
import { lockCount } from './on-lock.js';
import { openBy } from './proof.js';
import { readOpenSession, startSession } from './session.js';
import { addVault, readVaults } from './store.js';
import { readRecord, recordName, removeRecord, writeSyncState } from './sync-record.js';
import { syncOpenVault } from './sync-pass.js';
import { readSyncedCopies, readSyncedCopy } from './synced-copy.js';
import { hasSyncedCopy, removeSyncedCopy } from './synced-names.js';

/** @import {Proof} from './proof.js' */

/** Syncs the open vault from now on. Returns after the first pass. */
export async function turnSyncOn() {
  await requireAllowed('allowSync');
  const [{ id }] = await Promise.all([readOpenSession(), loadCopiesCore()]);
  await disk.set({ [recordName(id)]: { device: newDevice() } });
  await writeSyncState(id, {});
  await syncAsAsked();
}

/** Removes the account's copy of the open vault, and syncs it no longer. */
export async function turnSyncOff() {
  const { id } = await readOpenSession();
  await navigator.locks.request('warifu-sync', async () => {
    // First, because without the record nothing would show that a copy is left.
    await removeSyncedCopy(id);
    await removeRecord(id);
  });
}

/**
 * Ends the sync of a vault whose copy was removed from the account by another PC. Its vault stays.
 * @param {string} id the vault's
 */
export function followRemoval(id) {
  return navigator.locks.request('warifu-sync', async () => {
    if ((await readRecord(id)) === undefined || (await hasSyncedCopy(id))) return;
    await disk.remove(recordName(id));
    await writeSyncState(id, { problem: 'sync_removed', values: [] });
  });
}

/**
 * Opens the account's copy of the open vault by the password or the recovery code that it has now,
 * and goes on with the sync.
 * @param {Proof} proof
 */
export async function openCopyAnew(proof) {
  const { id } = await readOpenSession();
  const copy = await readSyncedCopy(id);
  if (copy?.sealed === undefined) throw new Refusal('sync_later');
  const { key } = await openBy([copy.sealed], proof);
  await syncAsAsked(key);
}

/** The account's copies of vaults that this PC does not have, without those that are incomplete. */
export async function copiesElsewhere() {
  const [copies, vaults] = await Promise.all([readSyncedCopies(), readVaults()]);
  const here = new Set(vaults.map(({ id }) => id));
  return copies.flatMap(({ id, sealed }) =>
    here.has(id) || sealed === undefined ? [] : [{ id, sealed }],
  );
}

/**
 * Adds the vault that the proof opens to this PC, syncs it, and opens it.
 * @param {Proof} proof
 */
export async function restoreCopy(proof) {
  await requireAllowed('allowSync');
  const locks = lockCount();
  const copies = await copiesElsewhere();
  if (copies.length === 0) throw new Refusal('sync_nothing');
  const { id, key } = await openBy(
    copies.map(({ sealed }) => sealed),
    proof,
  );
  const remote = copies.find((copy) => copy.id === id)?.sealed ?? '';
  await addVault((others) => {
    checkCosts([...others, remote]);
    const items = { [recordName(id)]: { device: newDevice(), replica: remote } };
    return { id, sealed: replicaToVault(remote, key).sealed, items };
  });
  if (locks !== lockCount()) throw new Refusal('session_locked');
  await startSession({ id, key });
  await syncAsAsked();
}

/**
 * Syncs the open vault now, because the user waits for it. The other copies follow, as after any
 * change.
 * @param {string} [otherKey] opens the account's copy
 */
export async function syncAsAsked(otherKey) {
  await syncOpenVault({ isAsked: true, ...(otherKey === undefined ? {} : { otherKey }) });
  askForCopies();
}
