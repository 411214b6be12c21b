// Proves a backup that was saved by hand: the user chooses the saved file again, and it is opened
// with the key of the open vault.

import { message } from '../base/texts.js';
import { OpenVault, fromFile, sealedInfo } from '../base/core.js';
import { explain } from '../base/explain.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { element, find, write } from '../forms/dom.js';
import { backupState, changeCopies } from '../vault/copies.js';
import { openVault, readOpenSession } from '../vault/session.js';

/** @import {Proven} from '../vault/copies.js' */

export class ProveCard {
  #file = find(document, '#prove-file', HTMLInputElement);
  /** Whether a file was saved on this page and is still to be checked. */
  #isInvited = false;

  constructor() {
    element('#prove-choose').addEventListener('click', () => this.#file.click());
    this.#file.addEventListener('change', () => void this.#check());
  }

  /** @param {string} name of the file that was saved just now */
  invite(name) {
    this.forget();
    this.#isInvited = true;
    write(element('#prove-saved'), 'backup_saved');
    write(element('#prove-how'), 'prove_how', [name]);
    element('#prove').hidden = false;
    element('#prove-choose').focus();
  }

  /** For a file that was saved earlier. @param {boolean} isUnproven */
  offer(isUnproven) {
    if (this.#isInvited) return;
    write(element('#prove-how'), 'prove_how_any');
    element('#prove').hidden = !isUnproven;
  }

  forget() {
    this.#isInvited = false;
    element('#prove').hidden = true;
    this.#file.value = '';
    for (const part of ['saved', 'error', 'done']) element(`#prove-${part}`).textContent = '';
  }

  async #check() {
    const [file] = this.#file.files ?? [];
    if (file === undefined) return;
    for (const part of ['error', 'done']) element(`#prove-${part}`).textContent = '';
    try {
      const proven = await prove(new Uint8Array(await file.arrayBuffer()));
      this.forget();
      element('#prove-done').textContent = await describe(proven);
    } catch (thrown) {
      element('#prove-error').textContent = explain(asRefusal(thrown));
    } finally {
      // So that the same file can be chosen again.
      this.#file.value = '';
    }
  }
}

/**
 * Opens a backup of the open vault, and notes that it was opened.
 * @param {Uint8Array} bytes
 * @returns {Promise<Proven>}
 */
async function prove(bytes) {
  const { id, key } = await readOpenSession();
  const sealed = fromFile(bytes);
  if (idOf(sealed) !== id) throw new Refusal('prove_other_vault');
  const vault = openBackup(sealed, key);
  const proven = { at: Date.now(), generation: vault.generation(), marks: vault.entryMarks() };
  vault.free();
  await changeCopies(id, () => ({ proven }));
  return proven;
}

/** @param {string} sealed */
function idOf(sealed) {
  try {
    return sealedInfo(sealed).id;
  } catch (thrown) {
    const { code } = asRefusal(thrown);
    throw code === 'vault_version' ? thrown : new Refusal('prove_no_backup', { cause: thrown });
  }
}

/**
 * @param {string} sealed
 * @param {string} key
 */
function openBackup(sealed, key) {
  try {
    return OpenVault.open(sealed, key);
  } catch (cause) {
    throw new Refusal('prove_not_opened', { cause });
  }
}

/** @param {Proven} proven */
async function describe(proven) {
  const vault = await openVault();
  const { added } = backupState(vault, { saved: null, folder: null, putOffUntil: null, proven });
  vault.free();
  return added === 0 ? message('prove_good') : message('prove_outdated', [String(added)]);
}
