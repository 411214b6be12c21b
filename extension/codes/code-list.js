// A list of entries with their codes, kept up to date while the vault is open. Rows exist only
// near the view.

import { msToNextSecond } from '../base/core.js';
import { Refusal } from '../base/refusal.js';
import { CodeRow } from './code-row.js';
import { WindowedList } from './windowed-list.js';
import { lockCount } from '../vault/on-lock.js';
import { changeVault, openVault, readOpenSession } from '../vault/session.js';
import { markUsed, onUsed, readUsed } from '../vault/used-codes.js';

/** @import {CodeView, EntryView} from '../core/codes.js' */
/** @import {OpenVault} from '../base/core.js' */
/** @import {UsedById} from '../vault/used-codes.js' */

/**
 * @typedef {object} Options
 * @property {boolean} [isAdding] whether the entries were added just now, so that their codes serve
 *   to confirm that
 * @property {(row: CodeRow) => void} [onRow] called with each row that is made
 * @property {(row: CodeRow, view: CodeView) => void} [onCopied]
 */

export class CodeList {
  /** @type {OpenVault | null} */ #vault = null;
  /** @type {readonly string[]} */ #shown = [];
  /** Rows in the document, and rows with a state that a new row would not have, by id. */
  #rows = /** @type {Map<string, CodeRow>} */ (new Map());
  /** @type {Set<string>} the ids of rows in view */ #inView = new Set();
  /** @type {UsedById} */ #used = {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #observer = new IntersectionObserver((changes) => this.#updateInView(changes), {
    rootMargin: '200px',
  });
  #window;
  #options;

  /**
   * @param {HTMLUListElement} list
   * @param {Options} [options]
   */
  constructor(list, options = {}) {
    this.#window = new WindowedList(list, {
      rowsOf: (ids) => this.#rowsOf(ids),
      onRemoved: (element) => this.#onRemoved(element),
    });
    this.#options = options;
    onUsed((used) => this.#setUsed(used));
    // A user who comes back to this window has used the code that was copied.
    window.addEventListener('focus', () => {
      for (const row of this.#rows.values()) row.endGrace();
      this.#setUsed(this.#used);
    });
  }

  /** The number of entries in the vault, shown or not. */
  get size() {
    return this.#vault?.size() ?? 0;
  }

  /** The ids of the entries that are shown, in their order. */
  get shown() {
    return this.#shown;
  }

  /** The open vault; `null` if nothing is shown. */
  get vault() {
    return this.#vault;
  }

  /** The rows that exist. Most entries have none. */
  get rows() {
    return this.#rows.values();
  }

  /**
   * Shows entries of the vault as it is now. Rows of entries that have not changed stay.
   * @param {(vault: OpenVault) => readonly string[]} choose gives the ids of what is shown
   * @param {object} [started] work that was started before
   * @param {Promise<OpenVault>} [started.opening] the list's from now on
   * @param {Promise<unknown>} [started.needed] ends before `choose` is called
   */
  async showChosen(choose, { opening = openVault(), needed } = {}) {
    const locks = lockCount();
    const [vault, used] = await Promise.all([opening, readUsed(), needed]);
    if (locks !== lockCount()) {
      vault.free();
      throw new Refusal('session_locked');
    }
    if (this.#vault?.id() !== vault.id()) this.clear();
    this.#vault?.free();
    this.#vault = vault;
    this.#used = used;
    this.#dropChangedRows(vault);
    const remaining = [...this.#rows.keys()];
    this.arrange(choose(vault));
    this.#updateCodes(remaining.filter((id) => this.#rows.has(id)));
    if (this.#timer === undefined) this.#updateEachSecond();
  }

  /**
   * Shows these entries; all entries if no ids are given. Ids of no entry are left out.
   * @param {string | readonly string[]} [ids]
   */
  show(ids) {
    if (ids === undefined) return this.showChosen((vault) => vault.ids());
    return this.showChosen((vault) => vault.views([ids].flat()).map(({ id }) => id));
  }

  /**
   * Shows these entries unless their vault is shown already. New rows would lose the focus.
   * @param {readonly string[]} ids
   */
  async showUnlessShown(ids) {
    const { id } = await readOpenSession();
    if (this.#vault?.id() !== id) await this.show(ids);
  }

  /**
   * Shows these entries of the vault, in this order.
   * @param {readonly string[]} ids
   */
  arrange(ids) {
    this.#shown = ids;
    this.#window.arrange(ids);
  }

  /**
   * Moves a row to another position for now, until the next `arrange`.
   * @param {string} id
   * @param {number} to from 0
   */
  moveRow(id, to) {
    this.#window.move(id, to);
  }

  /** @param {string} id @returns {number} where its row is now, from 0; -1 if it is not shown */
  positionOf(id) {
    return this.#window.positionOf(id);
  }

  /**
   * The row at a position, put into the document if it was not there. The caller focuses it or
   * scrolls to it.
   * @param {number} at from 0
   * @returns {CodeRow | null} `null` past the end
   */
  rowAt(at) {
    const id = this.#window.ids[at];
    if (id === undefined) return null;
    this.#window.request(id);
    return this.#rows.get(id) ?? null;
  }

  /** The row of an entry if it exists. @param {string} id */
  existingRow(id) {
    return this.#rows.get(id);
  }

  /** Keeps one entry's row in the document wherever the view is. @param {string} id */
  keepRow(id) {
    this.#window.keep(id);
  }

  /** @param {string} id @returns {EntryView | undefined} */
  entryOf(id) {
    return this.#rows.get(id)?.entry ?? this.#vault?.views([id])[0];
  }

  /** Removes everything from the screen and from memory. */
  clear() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#shown = [];
    this.#window.clear();
    this.#observer.disconnect();
    this.#rows.clear();
    this.#inView.clear();
    this.#vault?.free();
    this.#vault = null;
  }

  focusFirst() {
    this.rowAt(0)?.focus();
  }

  /**
   * Compares only entries that have a row. The others are read when their row is made.
   * @param {OpenVault} vault
   */
  #dropChangedRows(vault) {
    const entries = new Map(vault.views([...this.#rows.keys()]).map((entry) => [entry.id, entry]));
    for (const [id, row] of this.#rows) {
      const entry = entries.get(id);
      if (entry === undefined || !isSame(row.entry, entry)) this.#dropRow(id, row);
    }
  }

  /**
   * @param {string} id
   * @param {CodeRow} row
   */
  #dropRow(id, row) {
    this.#observer.unobserve(row.element);
    this.#inView.delete(id);
    this.#rows.delete(id);
  }

  /**
   * The elements of these entries' rows, made where they do not exist.
   * @param {string[]} ids
   */
  #rowsOf(ids) {
    const missing = ids.filter((id) => !this.#rows.has(id));
    if (missing.length > 0)
      for (const entry of this.#vault?.views(missing) ?? []) this.#makeRow(entry);
    const rows = ids.flatMap((id) => this.#rows.get(id) ?? []);
    const entering = rows.filter(({ element }) => !element.isConnected);
    for (const { element } of entering) this.#observer.observe(element);
    this.#updateCodes(entering.map(({ entry }) => entry.id));
    return rows.map(({ element }) => element);
  }

  /** @param {EntryView} entry */
  #makeRow(entry) {
    const row = new CodeRow(entry, {
      onCopied: (view) => this.#onCopied(row, view),
      advance: (id) => changeVault((vault) => vault.advance(id)),
    });
    row.setUsed(this.#used[entry.id]);
    this.#rows.set(entry.id, row);
    this.#options.onRow?.(row);
  }

  /** @param {HTMLElement} element */
  #onRemoved(element) {
    const id = element.dataset.id ?? '';
    const row = this.#rows.get(id);
    // The row of a changed entry was replaced by another one.
    if (row?.element !== element) return;
    if (!row.hasState) return this.#dropRow(id, row);
    this.#observer.unobserve(element);
    this.#inView.delete(id);
  }

  /** @param {readonly IntersectionObserverEntry[]} changes */
  #updateInView(changes) {
    const entered = [];
    for (const { target, isIntersecting } of changes) {
      const id = target instanceof HTMLElement ? (target.dataset.id ?? '') : '';
      if (!isIntersecting) this.#inView.delete(id);
      else if (this.#rows.has(id)) entered.push(id);
    }
    for (const id of entered) this.#inView.add(id);
    this.#updateCodes(entered);
  }

  #updateEachSecond() {
    this.#updateCodes(this.#inView);
    this.#timer = setTimeout(() => this.#updateEachSecond(), msToNextSecond());
  }

  /** @param {Iterable<string>} ids */
  #updateCodes(ids) {
    const all = [...ids];
    if (this.#vault === null || all.length === 0) return;
    for (const view of this.#vault.codes(all)) this.#rows.get(view.id)?.update(view);
  }

  /**
   * @param {CodeRow} row
   * @param {CodeView} view
   */
  #onCopied(row, view) {
    this.#options.onCopied?.(row, view);
    const { step, secondsLeft, period } = view;
    if (period !== null && secondsLeft !== null)
      void markUsed(view.id, { step, secondsLeft, isAdding: this.#options.isAdding ?? false });
  }

  /** @param {UsedById} used */
  #setUsed(used) {
    this.#used = used;
    for (const [id, row] of this.#rows) row.setUsed(used[id]);
  }
}

/**
 * @param {EntryView} one
 * @param {EntryView} other
 */
function isSame(one, other) {
  const names = /** @type {(keyof EntryView)[]} */ (Object.keys(one));
  return names.every((name) => one[name] === other[name]);
}
