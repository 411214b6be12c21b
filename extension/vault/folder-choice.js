// Begins and ends keeping a backup in a folder, and asks for its permission again.

import { requireAllowed } from '../base/policy.js';
import { MAY_WRITE, keepFolder, readFolder, removeFolder } from './backup-folder.js';
import { changeCopies } from './copies.js';
import { copyNow, whileNotCopying } from './copying.js';

/** @import {FolderCopy} from './copies.js' */
/** @import {Folder} from './backup-folder.js' */

/** @type {Omit<FolderCopy, 'name'>} */
const NOTHING_WRITTEN = {
  number: 1,
  writtenAt: null,
  modified: null,
  generation: null,
  digest: null,
  before: null,
  writing: null,
  isProven: false,
  problem: null,
};

/**
 * Keeps the backup in this folder from now on. Returns when the first copy was tried.
 * @param {string} id the vault's
 * @param {Folder} chosen
 */
export async function useFolder(id, chosen) {
  await requireAllowed('allowBackup');
  await whileNotCopying(async () => {
    const former = await readFolder(id);
    const isSame = former !== null && (await former.isSameEntry(chosen));
    await keepFolder(id, chosen);
    // The same folder chosen again: the files there are still known as ours.
    await changeCopies(id, ({ folder }) => ({
      folder: { ...NOTHING_WRITTEN, ...(isSame && folder), name: chosen.name, problem: null },
    }));
  });
  await copyNow();
}

/** Ends it. The files stay in the folder. @param {string} id the vault's */
export async function stopUsingFolder(id) {
  await whileNotCopying(async () => {
    await changeCopies(id, () => ({ folder: null }));
    await removeFolder(id);
  });
}

/**
 * Asks the browser for the permission, after a press. Then the file is read and opened again, or
 * written.
 * @param {string} id the vault's
 */
export async function tryFolderAgain(id) {
  await requireAllowed('allowBackup');
  const chosen = await readFolder(id);
  await chosen?.requestPermission(MAY_WRITE);
  await changeCopies(id, ({ folder }) => ({ folder: folder && { ...folder, isProven: false } }));
  await copyNow();
}
