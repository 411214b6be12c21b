// Entries with their codes, kept up to date while the vault is open.

import { msToNextSecond } from './core.js';
import { CodeRow } from './code-row.js';
import { changeVault, openVault, readOpenSession } from '../vault/session.js';

/** @import {OpenVault} from './core.js' */
/** @import {CodeView} from '../core/warifu.js' */

export class CodeList {
  /** @type {OpenVault | null} */ #vault = null;
  /** @type {Map<string, CodeRow>} */ #rows = new Map();
  /** The codes of counters that were asked for here. @type {Map<string, CodeView>} */ #counted = new Map();
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
    const counted = this.#counted;
    this.clear();
    this.#vault = vault;
    this.#counted = counted;
    for (const entry of vault.entries()) {
      if (asked !== null && !asked.has(entry.id)) continue;
      const row = new CodeRow(entry, this.#say, () => this.#advance(entry.id));
      this.#rows.set(entry.id, row);
      const last = counted.get(entry.id);
      if (last) row.update(last);
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
    this.#counted = new Map();
    this.#list.replaceChildren();
  }

  focusFirst() {
    this.#rows.values().next().value?.focus();
  }

  /**
   * The next code of a counter. It is shown only when the vault that has counted it is on disk.
   * @param {string} id
   */
  async #advance(id) {
    const code = await changeVault((vault) => vault.advance(id));
    this.#counted.set(id, code);
    this.#rows.get(id)?.update(code);
    return code;
  }

  #tick() {
    if (this.#vault === null) return;
    for (const code of this.#vault.codes([...this.#rows.keys()])) this.#rows.get(code.id)?.update(code);
    this.#timer = setTimeout(() => this.#tick(), msToNextSecond());
  }
}
