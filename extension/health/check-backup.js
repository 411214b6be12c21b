// Whether the accounts are elsewhere, too: a backup that was opened, and a folder that follows.

import { OpenVault } from '../base/core.js';
import { formatMoment } from '../base/dates.js';
import { backupState, readCopies } from '../vault/copies.js';

/** @import {Copies} from '../vault/copies.js' */
/** @import {Facts, Finding} from './facts.js' */

const PAGE = 'backup/backup.html';

/**
 * Whether a backup has every entry and was opened.
 * @param {Facts} facts
 * @returns {Promise<Finding | null>}
 */
export async function checkBackup({ state, open, policy }) {
  if (state === 'new') return null;
  if (policy.allowBackup === false) return { verdict: 'info', text: 'managed_no_backup' };
  if (open === null) return { verdict: 'unchecked', text: 'health_locked' };
  const copies = await readCopies(open.stored.id);
  const judged = judge(open.stored.current, open.key, copies);
  if (judged === null) return { verdict: 'unchecked', text: 'health_unreadable' };
  const mend = {
    label: judged.state === 'unproven' ? 'action_to_proof' : 'action_to_backup',
    page: PAGE,
  };
  switch (judged.state) {
    case 'good':
      return { verdict: 'good', text: 'health_backup_good', values: [dateOf(copies.proven?.at)] };
    case 'none':
      return judged.isEmpty
        ? { verdict: 'info', text: 'health_backup_empty' }
        : { verdict: 'attention', text: 'health_backup_none', mend };
    case 'unproven':
      return { verdict: 'attention', text: 'health_backup_unproven', mend };
    case 'outdated':
      return {
        verdict: 'attention',
        text: 'health_backup_outdated',
        values: [dateOf(copies.proven?.at), String(judged.added)],
        mend,
      };
  }
}

/**
 * Whether the copy in a folder can be kept up to date.
 * @param {Facts} facts
 * @returns {Promise<Finding | null>}
 */
export async function checkFolder({ state, open, policy }) {
  if (state === 'new' || policy.allowBackup === false) return null;
  if (open === null) return { verdict: 'unchecked', text: 'health_locked' };
  const { folder } = await readCopies(open.stored.id);
  if (folder === null) {
    const mend = { label: 'action_to_backup', page: PAGE };
    return { verdict: 'info', text: 'health_folder_none', mend };
  }
  if (folder.problem !== null) {
    const isAsked = folder.problem === 'folder_permission';
    const mend = { label: isAsked ? 'action_to_permission' : 'action_to_folder', page: PAGE };
    return { verdict: 'attention', text: folder.problem, mend };
  }
  const values = [folder.name, dateOf(folder.writtenAt)];
  return { verdict: 'good', text: 'health_folder_good', values };
}

/**
 * @param {string} sealed
 * @param {string} key
 * @param {Copies} copies
 * @returns `null` if the vault cannot be read
 */
function judge(sealed, key, copies) {
  try {
    const vault = OpenVault.open(sealed, key);
    const judged = { ...backupState(vault, copies), isEmpty: vault.entries().length === 0 };
    vault.free();
    return judged;
  } catch {
    return null;
  }
}

/** @param {number | null | undefined} time in milliseconds since 1970 */
function dateOf(time) {
  return typeof time === 'number' ? formatMoment(time) : '?';
}
