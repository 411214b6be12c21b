// The part of the page about the folder that has a backup at any time.

import { formatMoment } from '../base/dates.js';
import { explain } from '../base/explain.js';
import { asRefusal } from '../base/refusal.js';
import { element, find, write } from '../forms/dom.js';
import { followForbidden } from '../forms/managed.js';
import { namesOf } from '../vault/folder-files.js';
import { stopUsingFolder, tryFolderAgain, useFolder } from '../vault/folder-choice.js';
import { readOpenSession } from '../vault/session.js';
import { readCopies } from '../vault/copies.js';
import { canPickFolder, pickFolder } from './pick-folder.js';

/** @import {Copies, FolderCopy} from '../vault/copies.js' */

export class FolderCard {
  #isBusy = false;

  constructor() {
    element('#pick-folder').hidden = !canPickFolder();
    element('#folder-none').hidden = canPickFolder();
    followForbidden(find(document, '#pick-folder', HTMLButtonElement), 'allowBackup');
    const actions = {
      '#pick-folder': () => this.#choose(),
      '#change-folder': () => this.#choose(),
      '#try-folder': () => this.#tryAgain(),
      '#stop-folder': () => this.#stop(),
    };
    for (const [selector, act] of Object.entries(actions)) {
      element(selector).addEventListener('click', () => void this.#act(selector, act));
    }
  }

  /**
   * @param {string} id the vault's
   * @param {Copies} copies
   */
  draw(id, { folder }) {
    element('#folder-offer').hidden = folder !== null;
    element('#folder-chosen').hidden = folder === null;
    element('#save').classList.toggle('primary', folder === null);
    if (folder === null) return;
    element('#folder-name').textContent = folder.name;
    element('#folder-file').textContent = namesOf(id, folder.number).current;
    element('#folder-other').hidden = folder.number === 1;
    const { writtenAt, isProven } = folder;
    write(element('#folder-written'), writtenAt === null ? 'backup_folder_never' : '');
    if (writtenAt !== null) element('#folder-written').textContent = formatMoment(writtenAt);
    write(
      element('#folder-opens'),
      isProven ? 'backup_folder_is_proven' : 'backup_folder_unproven',
    );
    drawProblem(folder);
  }

  forget() {
    for (const part of ['name', 'file', 'written', 'error', 'problem', 'done'])
      element(`#folder-${part}`).textContent = '';
  }

  /** @returns {Promise<string>} the key of the text for the user */
  async #choose() {
    const { id } = await readOpenSession();
    const folder = await pickFolder();
    if (folder === null) return 'backup_folder_not_chosen';
    await useFolder(id, folder);
    return outcome(id, 'backup_folder_started');
  }

  async #tryAgain() {
    const { id } = await readOpenSession();
    await tryFolderAgain(id);
    return outcome(id, 'backup_folder_checked');
  }

  async #stop() {
    const { id } = await readOpenSession();
    await stopUsingFolder(id);
    return 'backup_folder_stopped';
  }

  /**
   * @param {string} selector of the button
   * @param {() => Promise<string>} work
   */
  async #act(selector, work) {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const button = element(selector);
    button.setAttribute('aria-busy', 'true');
    write(element('#folder-done'), '');
    element('#folder-error').textContent = '';
    try {
      write(element('#folder-done'), await work());
    } catch (thrown) {
      element('#folder-error').textContent = explain(asRefusal(thrown));
    } finally {
      button.removeAttribute('aria-busy');
      this.#isBusy = false;
    }
  }
}

/** @param {FolderCopy} folder */
function drawProblem({ problem }) {
  write(element('#folder-problem'), problem ?? '');
  const again = element('#try-folder');
  // Only the administrator can mend it.
  again.hidden = problem === 'managed_no_backup';
  again.classList.toggle('primary', problem !== null);
  if (problem === null) write(again, 'action_check_folder');
  else write(again, problem === 'folder_permission' ? 'action_allow_folder' : 'action_try_folder');
}

/**
 * @param {string} id
 * @param {string} success
 * @returns {Promise<string>} the key of the text; a problem has its own place
 */
async function outcome(id, success) {
  const { folder } = await readCopies(id);
  return folder?.problem === null ? success : '';
}
