// Saves the sealed vault to a file.

import { toFile } from '../base/core.js';
import { requireAllowed } from '../base/policy.js';
import { changeCopies } from '../vault/copies.js';
import { readOpenSession } from '../vault/session.js';
import { readVault } from '../vault/store.js';
import { saveFile, today } from './page.js';

/**
 * Saves the open vault, and notes the date.
 * @param {string} [sealed] by default as it is on disk
 * @returns {Promise<string>} the file's name
 */
export async function saveBackup(sealed) {
  await requireAllowed('allowBackup');
  const { id } = await readOpenSession();
  const name = `warifu-backup-${today()}.warifu`;
  saveFile(name, toFile(sealed ?? (await readVault(id)).current));
  await changeCopies(id, () => ({ saved: Date.now() }));
  return name;
}
