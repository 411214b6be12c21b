// Entries with their codes, kept up to date while the vault is open; of a long list, what is in view.

import { msToNextSecond } from '../base/core.js';
import { CodeRow } from './code-row.js';
import { AT_ONCE, LazyRows } from './lazy-rows.js';
import { changeVault, openVault, readOpenSession } from '../vault/session.js';
import { noteUsed, onUsed, readUsed } from '../vault/used.js';

/** @import {CodeView, EntryView} from '../core/warifu.js' */
/** @import {OpenVault} from '../base/core.js' */
/** @import {UsedById} from '../vault/used.js' */

/**
 * @typedef {object} Options
 * @property {boolean} [isAdding] whether the entries were added just now, and their codes serve to confirm that
 * @property {(row: CodeRow) => void} [onRow] called with each row that is made
 * @property {(row: CodeRow, view: CodeView) => void} [onCopied]
 */

export class CodeList {
  /** @type {OpenVault | null} */ #vault = null;
  /** @type {Map<string, EntryView>} */ #entries = new Map();
  /** @type {Map<string, CodeRow>} */ #rows = new Map();
  /** @type {Set<string>} */ #inView = new Set();
  /** @type {UsedById} */ #used = {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #observer = new IntersectionObserver((changes) => this.#look(changes), { rootMargin: '200px' });
  #drawn;
  #say;
  #options;

  /**
   * @param {HTMLUListElement} list
   * @param {(text: string) => void} say what a screen reader hears
   * @param {Options} [options]
   */
  constructor(list, say, options = {}) {
    this.#drawn = new LazyRows(list, (id) => this.rowOf(id).element);
    this.#say = say;
    this.#options = options;
    onUsed((used) => this.#takeUsed(used));
    // Whoever comes back has used what was copied.
    window.addEventListener('focus', () => {
      for (const row of this.#rows.values()) row.settle();
      this.#takeUsed(this.#used);
    });
  }

  /** How many entries there are, shown or not. */
  get size() {
    return this.#entries.size;
  }

  /** The ids of what is shown, in its order. */
  get shown() {
    return this.#drawn.ids;
  }

  /** The open vault; `null` where nothing is shown. */
  get vault() {
    return this.#vault;
  }

  /**
   * Shows the vault's entries, or only those of these names. The rows of what has not changed stay as they are.
   * @param {string | readonly string[]} [only]
   * @param {(vault: OpenVault) => readonly string[]} [order] gives the ids of what is shown
   */
  async show(only, order) {
    const [vault, used] = await Promise.all([openVault(), readUsed()]);
    const asked = only === undefined ? null : new Set([only].flat());
    if (this.#vault?.id() !== vault.id()) this.clear();
    this.#vault?.free();
    this.#vault = vault;
    this.#used = used;
    const before = this.#entries;
    this.#entries = new Map();
    for (const entry of vault.entries()) {
      if (asked !== null && !asked.has(entry.id)) continue;
      this.#entries.set(entry.id, entry);
      if (!isSame(before.get(entry.id), entry)) this.#forget(entry.id);
    }
    for (const id of before.keys()) if (!this.#entries.has(id)) this.#forget(id);
    this.arrange(order?.(vault) ?? [...this.#entries.keys()]);
  }

  /**
   * Shows them where they are not shown already: drawn anew, a row would lose the keyboard's focus.
   * @param {readonly string[]} only
   */
  async keep(only) {
    const { id } = await readOpenSession();
    if (this.#vault?.id() !== id) await this.show(only);
  }

  /**
   * Shows these of the entries, in this order.
   * @param {readonly string[]} ids
   */
  arrange(ids) {
    this.#drawn.arrange(ids.filter((id) => this.#entries.has(id)));
    this.#update(this.shown.slice(0, AT_ONCE));
    if (this.#timer === undefined) this.#tick();
  }

  /**
   * The row of an entry, made now if it was not.
   * @param {string} id
   */
  rowOf(id) {
    const made = this.#rows.get(id);
    if (made !== undefined) return made;
    const entry = this.#entries.get(id);
    if (entry === undefined) throw new RangeError('no such entry is shown');
    const row = new CodeRow(entry, {
      say: this.#say,
      onCopied: (view) => this.#copied(row, view),
      advance: (one) => changeVault((vault) => vault.advance(one)),
    });
    row.setUsed(this.#used[id]);
    this.#rows.set(id, row);
    this.#observer.observe(row.element);
    this.#options.onRow?.(row);
    return row;
  }

  /**
   * The row at that place, drawn now if it was not.
   * @param {number} at from 0
   * @returns {CodeRow | null} `null` past the end
   */
  reach(at) {
    const id = this.shown[at];
    if (id === undefined) return null;
    this.#drawn.reach(at);
    return this.rowOf(id);
  }

  /** The row of an entry, if it was made already. @param {string} id */
  made(id) {
    return this.#rows.get(id);
  }

  /** The rows that were made so far. */
  get rows() {
    return this.#rows.values();
  }

  /** Forgets everything, on the screen and in memory. */
  clear() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#observer.disconnect();
    this.#vault?.free();
    this.#vault = null;
    for (const kept of [this.#entries, this.#rows, this.#inView]) kept.clear();
    this.#drawn.clear();
  }

  focusFirst() {
    this.reach(0)?.focus();
  }

  /** @param {string} id */
  #forget(id) {
    const row = this.#rows.get(id);
    if (row === undefined) return;
    this.#observer.unobserve(row.element);
    this.#rows.delete(id);
    this.#inView.delete(id);
  }

  /** @param {readonly IntersectionObserverEntry[]} changes */
  #look(changes) {
    const come = [];
    for (const { target, isIntersecting } of changes) {
      const id = target instanceof HTMLElement ? (target.dataset.id ?? '') : '';
      if (!isIntersecting) this.#inView.delete(id);
      else if (this.#entries.has(id)) come.push(id);
    }
    for (const id of come) this.#inView.add(id);
    this.#update(come);
  }

  #tick() {
    this.#update([...this.#inView]);
    this.#timer = setTimeout(() => this.#tick(), msToNextSecond());
  }

  /** @param {readonly string[]} ids */
  #update(ids) {
    if (this.#vault === null || ids.length === 0) return;
    for (const view of this.#vault.codes([...ids])) this.#rows.get(view.id)?.update(view);
  }

  /**
   * @param {CodeRow} row
   * @param {CodeView} view
   */
  #copied(row, view) {
    this.#options.onCopied?.(row, view);
    const { step, secondsLeft, period } = view;
    if (period > 0)
      void noteUsed(view.id, { step, secondsLeft, isAdding: this.#options.isAdding ?? false });
  }

  /** @param {UsedById} used */
  #takeUsed(used) {
    this.#used = used;
    for (const [id, row] of this.#rows) row.setUsed(used[id]);
  }
}

/**
 * @param {EntryView | undefined} before
 * @param {EntryView} now
 */
function isSame(before, now) {
  return JSON.stringify(before) === JSON.stringify(now);
}
