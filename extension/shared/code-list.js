// Entries with their codes, kept up to date while the vault is open.

import { msToNextSecond } from './core.js';
import { CodeRow } from './code-row.js';
import { openVault, readOpenSession } from '../vault/session.js';

/** @import {OpenVault} from './core.js' */

export class CodeList {
  /** @type {OpenVault | null} */ #vault = null;
  /** @type {Map<string, CodeRow>} */ #rows = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #list;
  #say;

  /**
   * @param {HTMLUListElement} list
   * @param {(text: string) => void} say what a screen reader hears
   */
  constructor(list, say) {
    this.#list = list;
    this.#say = say;
  }

  get size() {
    return this.#rows.size;
  }

  /**
   * Shows the vault's entries, or only those of these names.
   * @param {string | readonly string[]} [only]
   */
  async show(only) {
    const vault = await openVault();
    const asked = only === undefined ? null : new Set([only].flat());
    this.clear();
    this.#vault = vault;
    for (const entry of vault.entries()) {
      if (asked === null || asked.has(entry.id)) this.#rows.set(entry.id, new CodeRow(entry, this.#say));
    }
    this.#list.replaceChildren(...[...this.#rows.values()].map((row) => row.element));
    this.#tick();
  }

  /**
   * Shows them where they are not shown already: drawn anew, a row would lose the keyboard's focus.
   * @param {readonly string[]} only
   */
  async keep(only) {
    const { id } = await readOpenSession();
    if (this.#vault?.id() !== id) await this.show(only);
  }

  /** Forgets everything, on the screen and in memory. */
  clear() {
    clearTimeout(this.#timer);
    this.#vault?.free();
    this.#vault = null;
    this.#rows.clear();
    this.#list.replaceChildren();
  }

  focusFirst() {
    this.#rows.values().next().value?.focus();
  }

  #tick() {
    if (this.#vault === null) return;
    for (const code of this.#vault.codes()) this.#rows.get(code.id)?.update(code);
    this.#timer = setTimeout(() => this.#tick(), msToNextSecond());
  }
}
