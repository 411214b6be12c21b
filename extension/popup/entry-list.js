// The whole list: what fits the site in front comes first, the search narrows it down, and the person's own order holds otherwise.

import { message } from '../base/texts.js';
import { CodeList } from '../codes/code-list.js';
import { changeVault } from '../vault/session.js';
import { mayFill } from '../fill/fill.js';
import { fillWith } from './fill-button.js';
import { frontSite } from './front-site.js';
import { dressRow, furnishRow } from './row-extras.js';

/** @import {OpenVault} from '../base/core.js' */

/** From so many entries on, there is a field to search in. */
const SEARCHED_FROM = 6;
/** From so many on, rows are smaller. */
const MANY_FROM = 8;
const KEYS = 9;

export class EntryList {
  /** @type {Set<string>} */ #fitting = new Set();
  /** @type {string | null} the entry that was copied on this site for the first time */ #learned =
    null;
  #current = '';
  #site = { host: '', mayRemember: false };
  #codes;
  #parts;
  #outlets;

  /**
   * @param {{list: HTMLUListElement, search: HTMLInputElement, none: HTMLElement}} parts `none` says that nothing was found
   * @param {object} outlets
   * @param {(text: string) => void} outlets.say what a screen reader hears
   * @param {(id: string) => void} outlets.onOpen called when an entry's details are asked for
   */
  constructor(parts, outlets) {
    this.#parts = parts;
    this.#outlets = outlets;
    this.#codes = new CodeList(parts.list, outlets.say, {
      onRow: (row) => {
        furnishRow(row, outlets.onOpen);
        dressRow(row, { isFitting: this.#fitting.has(row.entry.id) });
      },
      onCopied: (row) => void this.#learnHost(row.entry.id).catch(console.error),
    });
    parts.search.addEventListener('input', () => this.#search());
    parts.list.addEventListener('focusin', ({ target }) => {
      const row = target instanceof Element ? target.closest('li') : null;
      this.#setCurrent(row?.dataset.id ?? '');
    });
  }

  get size() {
    return this.#codes.size;
  }

  /** The ids of what is shown, in its order. */
  get shown() {
    return this.#codes.shown;
  }

  get isSearched() {
    return this.#parts.search.value !== '';
  }

  /** Draws the rows in the order that holds, after a drag was given up. */
  restore() {
    this.#codes.arrange(this.shown);
  }

  async show() {
    const [site, isFillable] = await Promise.all([frontSite(), mayFill()]);
    this.#site = site;
    const isTab = document.documentElement.hasAttribute('data-tab');
    this.#parts.list.classList.toggle('fillable', isFillable && !isTab);
    await this.#codes.show(undefined, (vault) => this.#find(vault));
    this.#parts.search.placeholder = message('list_search');
    this.#parts.list.classList.toggle('many', this.size >= MANY_FROM);
    this.#placeSearch();
    this.#dress();
  }

  clear() {
    this.#codes.clear();
    this.#learned = null;
    this.#parts.search.value = '';
  }

  /**
   * The search where there is one, else the first row.
   * @param {string} [id] an entry instead
   */
  focus(id) {
    const { search } = this.#parts;
    const at = id === undefined ? -1 : this.shown.indexOf(id);
    if (at >= 0) this.#codes.reach(at)?.focus();
    else if (search.parentElement?.hidden === false) search.focus();
    else this.#codes.focusFirst();
  }

  /** Begins a search, or goes on with it. */
  startSearch() {
    const { search } = this.#parts;
    search.parentElement?.removeAttribute('hidden');
    search.focus();
  }

  clearSearch() {
    this.#parts.search.value = '';
    this.#search();
    this.#placeSearch();
  }

  /** @param {number} at from 0 */
  rowAt(at) {
    return this.#codes.reach(at);
  }

  /** Fills the code of the row with the keyboard's focus into the page. @returns {boolean} whether that is switched on */
  fill() {
    const isOn = this.#parts.list.classList.contains('fillable');
    const at = Math.max(
      0,
      this.#parts.search === document.activeElement ? 0 : this.shown.indexOf(this.#current),
    );
    const row = isOn ? this.rowAt(at) : null;
    if (row !== null) void fillWith(row);
    return row !== null;
  }

  /**
   * Whether two entries stand in the same part of the list, so that one can be moved to the other's place.
   * @param {string} one
   * @param {string} other
   */
  isMovable(one, other) {
    return !this.isSearched && this.#part(one) === this.#part(other);
  }

  /**
   * @param {string} id
   * @param {string | undefined} before the entry that it comes to stand before; none for the end
   */
  async move(id, before) {
    this.#learned = null;
    await changeVault((vault) => vault.move(id, before));
    await this.show();
    const at = this.shown.indexOf(id);
    this.#outlets.say(
      message('list_moved', [this.#codes.rowOf(id).name, String(at + 1), String(this.size)]),
    );
  }

  /**
   * Moves an entry one place up or down, as far as its part of the list goes.
   * @param {string} id
   * @param {1 | -1} step
   */
  async moveBy(id, step) {
    const at = this.shown.indexOf(id);
    const other = this.shown[at + step];
    if (at < 0 || other === undefined || !this.isMovable(id, other)) {
      this.#outlets.say(message('list_not_moved'));
      return;
    }
    await this.move(id, step < 0 ? other : this.shown[at + 2]);
    this.#codes.rowOf(id).element.scrollIntoView({ block: 'nearest' });
  }

  #placeSearch() {
    const isNeeded = this.size >= SEARCHED_FROM || this.isSearched;
    this.#parts.search.parentElement?.toggleAttribute('hidden', !isNeeded);
  }

  #search() {
    const { vault } = this.#codes;
    if (vault === null) return;
    this.#codes.arrange(this.#find(vault));
    this.#dress();
    this.#parts.none.hidden = this.shown.length > 0;
    this.#outlets.say(this.isSearched ? message('list_found', [String(this.shown.length)]) : '');
  }

  /** @param {OpenVault} vault */
  #find(vault) {
    const found = vault.search(this.#parts.search.value, this.#site.host);
    const fitting = found.filter(({ id, fits }) => fits && id !== this.#learned);
    this.#fitting = new Set(fitting.map(({ id }) => id));
    const ids = found.map(({ id }) => id);
    if (this.#learned === null || this.isSearched) return ids;
    // What was just copied stays where it is while the person looks at it.
    const places = new Map(this.shown.map((id, at) => [id, at]));
    const placeOf = (/** @type {string} */ id) => places.get(id) ?? places.size;
    return ids.sort((one, other) => placeOf(one) - placeOf(other));
  }

  /** What depends on the site in front and on where a row stands. */
  #dress() {
    const keys = new Map(this.shown.slice(0, KEYS).map((id, at) => [id, String(at + 1)]));
    for (const row of this.#codes.rows) {
      dressRow(row, { isFitting: this.#fitting.has(row.entry.id), key: keys.get(row.entry.id) });
    }
    const [first = ''] = this.shown;
    this.#setCurrent(this.shown.includes(this.#current) ? this.#current : first);
  }

  /**
   * The Tab key comes to one row only, and goes on behind the list; between rows the arrows move.
   * @param {string} id
   */
  #setCurrent(id) {
    for (const one of [this.#current, id]) {
      for (const button of this.#codes.made(one)?.parts.row.querySelectorAll('button') ?? []) {
        button.tabIndex = one === id ? 0 : -1;
      }
    }
    this.#current = id;
  }

  /** @param {string} id */
  #part(id) {
    return `${this.#fitting.has(id)} ${this.#codes.rowOf(id).entry.pinned}`;
  }

  /**
   * Remembers the site that a code was copied on: by that a person says that the entry belongs there.
   * @param {string} id
   */
  async #learnHost(id) {
    if (!this.#site.mayRemember || this.#fitting.has(id) || this.#learned === id) return;
    this.#learned = id;
    await changeVault((vault) => vault.useOn(id, this.#site.host));
  }
}
