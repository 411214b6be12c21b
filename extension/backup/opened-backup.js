// A backup that was opened with its password. The page previews it, then the user chooses how to
// restore it.

import { nameOf } from '../base/name-of.js';
import { message } from '../base/texts.js';
import { fromFile } from '../base/core.js';
import { element, make } from '../forms/dom.js';
import { Refusal } from '../base/refusal.js';
import { BroughtVault } from '../vault/brought-vault.js';
import { openVault } from '../vault/session.js';

/** @import {Proof} from '../vault/proof.js' */

export class OpenedBackup {
  #brought;

  /** @param {BroughtVault} brought */
  constructor(brought) {
    this.#brought = brought;
  }

  /**
   * Throws a refusal if the file is no backup or the proof is wrong.
   * @param {Uint8Array} bytes the file
   * @param {Proof} proof
   */
  static async open(bytes, proof) {
    if (bytes.length === 0) throw new Refusal('backup_no_file');
    return new OpenedBackup(await BroughtVault.open(fromFile(bytes), proof));
  }

  free() {
    this.#brought.free();
  }

  /** Shows the backup's entries, the changes that it would make, and the ways to restore it. */
  async draw() {
    const entries = this.#brought.vault.entries();
    const { isStored, isOlder, isOpen } = await this.#brought.standing();
    const facts = this.#brought.isClosed ? '' : await this.#describe(entries.length, isOpen);
    if (this.#brought.isClosed) return;
    element('#preview-facts').textContent = facts;
    element('#preview-entries').replaceChildren(
      ...entries.map((entry) => make('li', {}, nameOf(entry))),
    );
    element('#preview-warning').textContent = isOlder ? message('backup_older') : '';
    element('#preview-warning').hidden = !isOlder;
    element('#merge').hidden = !isOpen;
    element('#beside').hidden = isStored;
    element('#replace').hidden = !isStored;
    element('#preview').hidden = false;
    element('#preview').scrollIntoView();
  }

  /** Merges the backup into the open vault. Returns the text for the user. */
  async merge() {
    const { added, same } = await this.#brought.merge();
    return message('backup_merged', [String(added), String(same)]);
  }

  /** Adds the backup as another vault, with the backup's own password. */
  async beside() {
    await this.#brought.beside();
    return message('backup_restored');
  }

  /** Replaces the stored vault of the same id. Nothing of it that can be read is lost. */
  async replace() {
    await this.#brought.replace();
    return message('backup_restored');
  }

  /**
   * @param {number} count
   * @param {boolean} isOpen
   */
  async #describe(count, isOpen) {
    const name = this.#brought.vault.name() || message('name_missing');
    const facts = message('backup_facts', [name, String(count)]);
    if (!isOpen) return facts;
    const vault = await openVault();
    try {
      const { added, same } = vault.previewMerge(this.#brought.vault);
      return `${facts} ${message('backup_would_merge', [String(added), String(same)])}`;
    } finally {
      vault.free();
    }
  }
}
