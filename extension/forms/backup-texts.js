// The texts on how well a vault is backed up.

import { formatMoment } from '../base/dates.js';
import { backupState } from '../vault/copies.js';

/** @import {OpenVault} from '../base/core.js' */
/** @import {BackupState, Copies} from '../vault/copies.js' */

/** @typedef {[key: string, values: string[]]} Text */

/**
 * `stopped`: the proven copy has all entries, but the one in the folder cannot be kept up to date.
 * @typedef {BackupState | 'stopped'} ShownState
 */

/** @type {Record<ShownState, {title: string, how: string}>} */
const TEXTS = {
  none: { title: 'backup_state_none', how: 'backup_state_none_how' },
  unproven: { title: 'backup_state_unproven', how: 'backup_state_unproven_how' },
  outdated: { title: 'backup_state_outdated', how: 'backup_state_outdated_how' },
  good: { title: 'backup_state_good', how: 'backup_state_good_how' },
  stopped: { title: 'backup_state_stopped', how: 'backup_state_stopped_how' },
};

/**
 * @param {OpenVault} vault
 * @param {Copies} copies
 * @returns {{state: ShownState, title: Text, how: Text}}
 */
export function backupTexts(vault, copies) {
  const { state, added } = backupState(vault, copies);
  const hasProblem = typeof copies.folder?.problem === 'string';
  const shown = state === 'good' && hasProblem ? 'stopped' : state;
  const at = copies.proven === null ? '' : formatMoment(copies.proven.at);
  const { title, how } = TEXTS[shown];
  const next = hasProblem && shown !== 'stopped' ? 'backup_state_problem_how' : how;
  return { state: shown, title: [title, [String(added)]], how: [next, [at]] };
}
