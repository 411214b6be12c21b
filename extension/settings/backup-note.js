// How well the open vault is backed up, in the settings.

import { formatMoment } from '../base/dates.js';
import { readPolicy } from '../base/policy.js';
import { backupTexts } from '../forms/backup-texts.js';
import { element, write } from '../forms/dom.js';
import { fail } from '../forms/page.js';
import { onCopiesChanged, readCopies } from '../vault/copies.js';
import { namesOf } from '../vault/folder-files.js';
import { lockCount } from '../vault/on-lock.js';
import { openVault } from '../vault/session.js';

/** @import {OpenVault} from '../base/core.js' */
/** @import {FolderCopy} from '../vault/copies.js' */

/** Draws it again when a backup was made. */
export function startBackupNote() {
  const redraw = async () => {
    const vault = await openVault();
    try {
      await drawBackupNote(vault);
    } finally {
      vault.free();
    }
  };
  onCopiesChanged(() => void redraw().catch(fail));
}

/** @param {OpenVault} vault */
export async function drawBackupNote(vault) {
  const [id, locks] = [vault.id(), lockCount()];
  const [copies, { allowBackup }] = await Promise.all([readCopies(id), readPolicy()]);
  if (locks !== lockCount()) return;
  element('#backup-note').hidden = allowBackup === false;
  const { title } = backupTexts(vault, copies);
  write(element('#backup-state'), ...title);
  element('#backup-where').hidden = copies.folder === null;
  if (copies.folder !== null) writeFolder(id, copies.folder);
}

/** Removes the names of folder and file. */
export function forgetBackupNote() {
  for (const part of ['#backup-state', '#backup-where']) write(element(part), '');
}

/**
 * @param {string} id the vault's
 * @param {FolderCopy} folder
 */
function writeFolder(id, { name, number, writtenAt, isProven, problem }) {
  const where = element('#backup-where');
  if (problem !== null || writtenAt === null) {
    write(where, problem ?? 'backup_folder_never');
    return;
  }
  const values = [name, namesOf(id, number).current, formatMoment(writtenAt)];
  write(where, isProven ? 'settings_backup_folder' : 'settings_backup_folder_unproven', values);
}
