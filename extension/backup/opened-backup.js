// A backup that was opened with its password. The page previews it, then the user chooses how to
// restore it.

import { nameOf } from '../base/name-of.js';
import { message } from '../base/texts.js';
import { OpenVault, checkCosts, sealedInfo, fromFile } from '../base/core.js';
import { element, make } from '../forms/dom.js';
import { Refusal } from '../base/refusal.js';
import { changeVault, openVault, readState, startSession } from '../vault/session.js';
import { openBy } from '../vault/proof.js';
import { addVault, readVaults, restoreOver } from '../vault/store.js';

/** @import {Proof} from '../vault/proof.js' */

export class OpenedBackup {
  #isClosed = false;
  #sealed;
  #key;
  #vault;

  /**
   * @param {string} sealed
   * @param {string} key
   */
  constructor(sealed, key) {
    this.#sealed = sealed;
    this.#key = key;
    this.#vault = OpenVault.open(sealed, key);
  }

  /**
   * Throws a refusal if the file is no backup or the proof is wrong.
   * @param {Uint8Array} bytes the file
   * @param {Proof} proof
   */
  static async open(bytes, proof) {
    if (bytes.length === 0) throw new Refusal('backup_no_file');
    const sealed = fromFile(bytes);
    sealedInfo(sealed);
    const { key } = await openBy([sealed], proof);
    return new OpenedBackup(sealed, key);
  }

  free() {
    this.#vault.free();
    this.#key = '';
    this.#isClosed = true;
  }

  /** Shows the backup's entries, the changes that it would make, and the ways to restore it. */
  async draw() {
    const entries = this.#vault.entries();
    const stored = (await readVaults()).find(({ id }) => id === this.#vault.id());
    const isOpen = (await readState()) === 'unlocked';
    const facts = this.#isClosed ? '' : await this.#describe(entries.length, isOpen);
    if (this.#isClosed) return;
    element('#preview-facts').textContent = facts;
    element('#preview-entries').replaceChildren(
      ...entries.map((entry) => make('li', {}, nameOf(entry))),
    );
    const isOlder =
      stored !== undefined && isReadableAndNewer(stored.current, this.#vault.generation());
    element('#preview-warning').textContent = isOlder ? message('backup_older') : '';
    element('#preview-warning').hidden = !isOlder;
    element('#merge').hidden = !isOpen;
    element('#beside').hidden = stored !== undefined;
    element('#replace').hidden = stored === undefined;
    element('#preview').hidden = false;
    element('#preview').scrollIntoView();
  }

  /** Merges the backup into the open vault. Returns the text for the user. */
  async merge() {
    const { added, same } = await changeVault((vault) => {
      const merged = vault.previewMerge(this.#vault);
      vault.merge(this.#vault);
      return merged;
    });
    return message('backup_merged', [String(added), String(same)]);
  }

  /** Adds the backup as another vault, with the backup's own password. */
  async beside() {
    const id = this.#vault.id();
    await addVault((others) => {
      checkCosts([...others, this.#sealed]);
      return { id, sealed: this.#sealed };
    });
    await this.#startSession(id);
    return message('backup_restored');
  }

  /** Replaces the stored vault of the same id. Nothing of it that can be read is lost. */
  async replace() {
    const id = this.#vault.id();
    const seal = (/** @type {string[]} */ generations) => {
      for (const sealed of generations) this.#vault.raiseGeneration(sealed);
      return this.#vault.seal();
    };
    const opens = (/** @type {string} */ sealed) => opensWith(sealed, this.#key);
    await restoreOver(id, { seal, opens }, () => this.#startSession(id));
    return message('backup_restored');
  }

  /** Opens the restored vault, unless the vaults were locked meanwhile. @param {string} id */
  async #startSession(id) {
    if (!this.#isClosed) await startSession({ id, key: this.#key });
  }

  /**
   * @param {number} count
   * @param {boolean} isOpen
   */
  async #describe(count, isOpen) {
    const name = this.#vault.name() || message('name_missing');
    const facts = message('backup_facts', [name, String(count)]);
    if (!isOpen) return facts;
    const vault = await openVault();
    try {
      const { added, same } = vault.previewMerge(this.#vault);
      return `${facts} ${message('backup_would_merge', [String(added), String(same)])}`;
    } finally {
      vault.free();
    }
  }
}

/**
 * @param {string} sealed
 * @param {string} key
 */
function opensWith(sealed, key) {
  try {
    OpenVault.open(sealed, key).free();
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} sealed
 * @param {number} generation
 */
function isReadableAndNewer(sealed, generation) {
  try {
    return sealedInfo(sealed).generation > generation;
  } catch {
    return false;
  }
}
