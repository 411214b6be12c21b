// Takes the file to restore from the folder that backups were kept in, which the browser may still
// know when the vault itself was lost.

import { fromFile, sealedInfo } from '../base/core.js';
import { explain } from '../base/explain.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { element, make, write } from '../forms/dom.js';
import { backupFilesIn, readFolders } from '../vault/backup-folder.js';
import { readCopies } from '../vault/copies.js';
import { resumeFolder } from '../vault/folder-choice.js';

/** @import {Folder} from '../vault/backup-folder.js' */

/** @typedef {{id: string, folder: Folder}} Known `id`: the vault's */

export class FromFolder {
  #input;
  #onTaken;
  /** The file in the form, if it is from a folder. @type {(Known & {file: File}) | null} */
  #taken = null;

  /**
   * @param {HTMLInputElement} input gets the file
   * @param {() => void} onTaken called when it has the file
   */
  constructor(input, onTaken) {
    this.#input = input;
    this.#onTaken = onTaken;
    input.addEventListener('change', () => {
      this.#taken = null;
    });
  }

  /** Draws a button for each folder. */
  async draw() {
    const buttons = (await readFolders()).map((known) => {
      const button = make('button', { type: 'button' });
      write(button, 'action_from_folder', [known.folder.name]);
      button.addEventListener('click', () => void this.#take(known));
      return button;
    });
    element('#from-folder').replaceChildren(...buttons);
    element('#from-folder').hidden = buttons.length === 0;
  }

  /** To be called when the file's vault was restored: backups go on in its folder. */
  async resume() {
    const taken = this.#taken;
    if (taken === null || (await readCopies(taken.id)).folder !== null) return;
    await resumeFolder(taken.id, taken.folder, taken.file);
  }

  /** @param {Known} known */
  async #take(known) {
    const error = element('#from-folder-error');
    error.textContent = '';
    try {
      const file = await newestIn(known);
      hand(this.#input, file);
      this.#taken = { ...known, file };
      this.#onTaken();
    } catch (thrown) {
      error.textContent = explain(asRefusal(thrown));
    }
  }
}

/**
 * The newest backup of a vault that can be read. The one before it is beside it.
 * @param {Known} known
 */
async function newestIn({ id, folder }) {
  if ((await folder.requestPermission({ mode: 'read' })) !== 'granted')
    throw new Refusal('restore_folder_refused');
  const files = await backupFilesIn(folder).catch((/** @type {unknown} */ cause) => {
    throw new Refusal('restore_folder_missing', { values: [folder.name], cause });
  });
  /** @type {{file: File, generation: number}[]} */
  const own = [];
  for (const file of files) {
    const generation = await generationOf(file, id);
    if (generation !== null) own.push({ file, generation });
  }
  const [newest] = own.toSorted((one, other) => other.generation - one.generation);
  if (newest === undefined) throw new Refusal('restore_folder_empty', { values: [folder.name] });
  return newest.file;
}

/**
 * @param {File} file
 * @param {string} id of the vault that it must have
 */
async function generationOf(file, id) {
  try {
    const info = sealedInfo(fromFile(new Uint8Array(await file.arrayBuffer())));
    return info.id === id ? info.generation : null;
  } catch {
    // A damaged file, or one of another program.
    return null;
  }
}

/** As if the user had chosen the file. @param {HTMLInputElement} input @param {File} file */
function hand(input, file) {
  const data = new DataTransfer();
  data.items.add(file);
  input.files = data.files;
  input.dispatchEvent(new Event('change'));
}
