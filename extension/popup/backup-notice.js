// The notice of a missing backup, or of one that may not help.

import { sealedGeneration } from '../base/core.js';
import { readPolicy } from '../base/policy.js';
import { backupState, backupStateUnopened, isPutOff, putOff, readCopies } from '../vault/copies.js';
import { askForCopies } from '../vault/copying.js';
import { openVault } from '../vault/session.js';
import { readVault } from '../vault/store.js';

/** @import {Copies} from '../vault/copies.js' */
/** @import {FindNotice, Notice} from './notice-line.js' */

const PAGE = 'backup/backup.html';

/** @type {FindNotice} */
export async function backupNotice({ vaultId, isEmpty }) {
  if (isEmpty) return null;
  const [copies, policy] = await Promise.all([readCopies(vaultId), readPolicy()]);
  if (policy.allowBackup === false || isPutOff(copies)) return null;
  const { folder } = copies;
  const notice = folder?.problem ? ofProblem(folder.problem) : await ofState(vaultId, copies);
  return notice === null ? null : { ...notice, page: PAGE, putOff: () => putOff(vaultId) };
}

/** @typedef {Pick<Notice, 'text' | 'values' | 'action'>} Said */

/** @param {string} problem @returns {Said} */
function ofProblem(problem) {
  return problem === 'folder_permission'
    ? { text: 'list_folder_permission', action: 'action_to_permission' }
    : { text: 'list_folder_problem', action: 'action_to_folder' };
}

/**
 * @param {string} vaultId
 * @param {Copies} copies
 * @returns {Promise<Said | null>}
 */
async function ofState(vaultId, copies) {
  const { state, added } = await readBackupState(vaultId, copies);
  if (state === 'good') return null;
  if (copies.folder !== null) {
    // The copy is on its way. If it fails, this notice is looked up again.
    askForCopies();
    return null;
  }
  switch (state) {
    case 'none':
      return { text: 'list_no_backup', action: 'action_to_backup' };
    case 'unproven':
      return { text: 'list_backup_unproven', action: 'action_to_proof' };
    case 'outdated':
      return { text: 'list_backup_outdated', values: [String(added)], action: 'action_to_backup' };
  }
}

/**
 * @param {string} vaultId
 * @param {Copies} copies
 */
async function readBackupState(vaultId, copies) {
  const { current } = await readVault(vaultId);
  const known = backupStateUnopened(sealedGeneration(current), copies);
  if (known !== null) return { state: known, added: 0 };
  const vault = await openVault();
  try {
    return backupState(vault, copies);
  } finally {
    vault.free();
  }
}
