// Begins and ends keeping a backup in a folder, and asks for its permission again.

import { requireAllowed } from '../base/policy.js';
import { MAY_WRITE, keepFolder, readFolder, removeFolder } from './backup-folder.js';
import { changeCopies } from './copies.js';
import { copyNow, digestOf, whileNotCopying } from './copying.js';
import { bytesOf, digestIn, namesOf, numberOfPair } from './folder-files.js';

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

/**
 * Goes on with the folder from which a vault was restored. The file that was restored is known as
 * ours from now on, and so is the state before it beside it.
 * @param {string} id the vault's
 * @param {Folder} folder
 * @param {File} restored
 */
export async function resumeFolder(id, folder, restored) {
  const number = numberOfPair(id, restored.name);
  if (number !== null) {
    const digest = await digestOf(await bytesOf(restored));
    const before = await digestIn(folder, namesOf(id, number).before);
    const known = { ...NOTHING_WRITTEN, name: folder.name, number, digest, before };
    await changeCopies(id, () => ({ folder: known }));
  }
  await useFolder(id, folder);
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
