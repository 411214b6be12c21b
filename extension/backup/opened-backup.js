// A backup that its password opened: shown first, then taken over in the way that a person chooses.

import { message } from '../base/texts.js';
import { OpenVault, factsOf, fromFile } from '../base/core.js';
import { make } from '../forms/dom.js';
import { element } from '../forms/page.js';
import { Refusal } from '../base/refusal.js';
import { begin, changeVault, openVault, state } from '../vault/session.js';
import { addVault, readVaults, replaceVault } from '../vault/store.js';
import { unlockVault } from '../worker/client.js';

export class OpenedBackup {
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
   * @param {Uint8Array} bytes of the file
   * @param {string} password
   */
  static async open(bytes, password) {
    if (bytes.length === 0) throw new Refusal('backup_no_file');
    const sealed = fromFile(bytes);
    factsOf(sealed);
    const { key } = await unlockVault([sealed], password);
    return new OpenedBackup(sealed, key);
  }

  free() {
    this.#vault.free();
  }

  /** Shows what is in it, what it would change, and the ways that are possible. */
  async draw() {
    const entries = this.#vault.entries();
    const same = (await readVaults()).find(({ id }) => id === this.#vault.id());
    const isOpen = (await state()) === 'unlocked';
    element('#preview-facts').textContent = await this.#describe(entries.length, isOpen);
    element('#preview-entries').replaceChildren(
      ...entries.map(({ issuer, account }) =>
        make('li', {}, [issuer, account].filter(Boolean).join(' / ')),
      ),
    );
    const isOlder =
      same !== undefined && isReadableAndNewer(same.current, this.#vault.generation());
    element('#preview-warning').textContent = isOlder ? message('backup_older') : '';
    element('#preview-warning').hidden = !isOlder;
    element('#merge').hidden = !isOpen;
    element('#beside').hidden = same !== undefined;
    element('#replace').hidden = same === undefined;
    element('#preview').hidden = false;
    element('#preview').scrollIntoView();
  }

  /** Into the open vault. */
  async merge() {
    const { added, same } = await changeVault((vault) => {
      const merged = vault.previewMerge(this.#vault);
      vault.merge(this.#vault);
      return merged;
    });
    return message('backup_merged', [String(added), String(same)]);
  }

  /** As a vault of its own, under its own password. */
  async beside() {
    await addVault(() => ({ id: this.#vault.id(), sealed: this.#sealed }));
    await begin({ id: this.#vault.id(), key: this.#key });
    return message('backup_restored');
  }

  /** In the place of the generation that is here, which stays beside it as the one before. */
  async replace() {
    await replaceVault(
      this.#vault.id(),
      (sealed) => {
        this.#vault.outrank(sealed);
        return this.#vault.seal();
      },
      () => begin({ id: this.#vault.id(), key: this.#key }),
    );
    return message('backup_restored');
  }

  /**
   * @param {number} count
   * @param {boolean} isOpen
   */
  async #describe(count, isOpen) {
    const name = this.#vault.name() || message('name_missing');
    const facts = message('backup_facts', [name, String(count)]);
    if (!isOpen) return facts;
    const here = await openVault();
    try {
      const { added, same } = here.previewMerge(this.#vault);
      return `${facts} ${message('backup_would_merge', [String(added), String(same)])}`;
    } finally {
      here.free();
    }
  }
}

/**
 * @param {string} sealed
 * @param {number} generation
 */
function isReadableAndNewer(sealed, generation) {
  try {
    return factsOf(sealed).generation > generation;
  } catch {
    return false;
  }
}
