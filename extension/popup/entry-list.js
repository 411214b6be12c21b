// The list of all entries. Entries that fit the site in front come first, the search leaves out the
// others, and the user's own order holds otherwise.

import { message } from '../base/texts.js';
import { CodeList } from '../codes/code-list.js';
import { changeVault } from '../vault/session.js';
import { say } from '../forms/dom.js';
import { fillFrom } from './fill-button.js';
import { GroupFilter } from './group-filter.js';
import { readSurroundings } from './opening.js';
import { addListParts, showPlace } from './row-extras.js';
import { SiteUse } from './site-use.js';

/** @import {OpenVault} from '../base/core.js' */
/** @import {CodeRow} from '../codes/code-row.js' */
/** @import {FrontSite} from './front-site.js' */
/** @import {Opening} from './opening.js' */

/** With this many entries or more there is a search field. */
const SEARCHED_FROM = 6;
/** With this many entries or more rows are smaller. */
const MANY_FROM = 8;
/** Rows that a number key copies. */
const NUMBERED = 9;

export class EntryList {
  /** @type {Set<string>} ids of the entries that fit the site in front */ #fitting = new Set();
  /** @type {string | null} the entry whose first use on this site was just remembered */
  #newHere = null;
  /** The id of the row that the Tab key comes to. */ #current = '';
  /** @type {FrontSite} */ #site = { host: '', isWeb: false, isSecure: false, mayRemember: false };
  #sites = new SiteUse((id) => {
    if (!this.#fitting.has(id)) this.#newHere = id;
  });
  #codes;
  #groups;
  #parts;

  /**
   * @param {{list: HTMLUListElement, search: HTMLInputElement, groups: HTMLElement,
   *   none: HTMLElement}} parts `none` is shown if nothing was found
   * @param {(id: string) => void} onOpen called when the user opens an entry's details
   */
  constructor(parts, onOpen) {
    this.#parts = parts;
    this.#groups = new GroupFilter(parts.groups, () => this.#showGroup());
    this.#codes = new CodeList(parts.list, {
      onRow: (row) => {
        addListParts(row, { onOpen, onFill: (one) => this.#fillFrom(one) });
        this.#mark(row);
      },
      onCopied: (row) => void this.#rememberCopied(row).catch(console.error),
    });
    parts.search.addEventListener('input', (event) =>
      this.#search(event instanceof InputEvent && event.isComposing),
    );
    // The last letter of a conversion gives no `input` event after it.
    parts.search.addEventListener('compositionend', () => this.#search());
    parts.list.addEventListener('focusin', ({ target }) => {
      const row = target instanceof Element ? target.closest('li') : null;
      this.#setCurrent(row?.dataset.id ?? '');
    });
  }

  /** The number of entries in the vault. */
  get size() {
    return this.#codes.size;
  }

  /** The ids of the entries that are shown, in their order. */
  get shown() {
    return this.#codes.shown;
  }

  get isSearched() {
    return this.#parts.search.value !== '';
  }

  /** @param {Opening} [opening] if the vault is being opened already */
  async show(opening) {
    const choose = (/** @type {OpenVault} */ vault) => {
      this.#parts.list.classList.toggle('many', vault.size() >= MANY_FROM);
      this.#groups.draw(vault.groups());
      return this.#find(vault);
    };
    const needed = this.#setSurroundings(opening?.surroundings ?? readSurroundings());
    await this.#codes.showChosen(choose, {
      needed,
      ...(opening ? { opening: opening.vault } : {}),
    });
    this.#parts.search.placeholder = message('list_search');
    this.#placeSearch();
    this.#markAll();
  }

  /** @param {Opening['surroundings']} reading */
  async #setSurroundings(reading) {
    const { site, isFillable } = await reading;
    this.#site = site;
    const isTab = document.documentElement.hasAttribute('data-tab');
    this.#parts.list.classList.toggle('fillable', isFillable && !isTab);
  }

  clear() {
    this.#codes.clear();
    this.#sites.clear();
    this.#newHere = null;
    this.#groups.clear();
    this.#parts.search.value = '';
  }

  /**
   * Focuses an entry's row; without one, the search field if there is one, else the first row.
   * @param {string} [id]
   */
  focus(id) {
    const { search } = this.#parts;
    const at = id === undefined ? -1 : this.positionOf(id);
    if (at >= 0) this.rowAt(at)?.focus();
    else if (search.parentElement?.hidden === false) search.focus();
    else this.#codes.focusFirst();
  }

  /** Starts a search, or goes on with it. */
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

  /** @param {number} at from 0 @returns {CodeRow | null} `null` past either end */
  rowAt(at) {
    return this.#codes.rowAt(at);
  }

  /** @param {string} id @returns {number} the row's position from 0; -1 if it is not shown */
  positionOf(id) {
    return this.#codes.positionOf(id);
  }

  /**
   * Fills the code of the focused row into the page; from the search field, that of the first row.
   * @returns {boolean} whether filling is switched on
   */
  fill() {
    if (!this.#parts.list.classList.contains('fillable')) return false;
    const isSearching = this.#parts.search === document.activeElement;
    const row = this.rowAt(isSearching ? 0 : Math.max(0, this.positionOf(this.#current)));
    if (row !== null) this.#fillFrom(row);
    return row !== null;
  }

  /**
   * Whether two entries are in the same part of the list, so that one can take the other's place.
   * @param {string} one
   * @param {string} other
   */
  isMovable(one, other) {
    const isWhole = !this.isSearched && this.#groups.chosen === undefined;
    return isWhole && this.#partOf(one) === this.#partOf(other);
  }

  /**
   * Moves a row while it is dragged. Nothing is stored, and `shown` stays the same.
   * @param {string} id
   * @param {number} to from 0
   */
  previewMove(id, to) {
    this.#codes.moveRow(id, to);
  }

  /** Takes back what `previewMove` did. */
  restoreOrder() {
    this.#codes.arrange(this.shown);
  }

  /**
   * @param {string} id
   * @param {string | undefined} before the entry that is to come after it; none for the end
   */
  async move(id, before) {
    this.#newHere = null;
    await changeVault((vault) => vault.move(id, before));
    await this.show();
    const name = this.rowAt(this.positionOf(id))?.name ?? '';
    const place = String(this.positionOf(id) + 1);
    say(message('list_moved', [name, place, String(this.size)]));
  }

  /**
   * Moves an entry one place up or down within its part of the list.
   * @param {string} id
   * @param {1 | -1} step
   */
  async moveBy(id, step) {
    const at = this.shown.indexOf(id);
    const other = this.shown[at + step];
    if (at < 0 || other === undefined || !this.isMovable(id, other)) {
      say(message('list_not_moved'));
      return;
    }
    await this.move(id, step < 0 ? other : this.shown[at + 2]);
    this.rowAt(this.positionOf(id))?.element.scrollIntoView({ block: 'nearest' });
  }

  #placeSearch() {
    const isNeeded = this.size >= SEARCHED_FROM || this.isSearched;
    this.#parts.search.parentElement?.toggleAttribute('hidden', !isNeeded);
  }

  /**
   * While an input method converts, the field holds letters or kana that may match nothing although
   * the result will. The rows that were found last then stay.
   * @param {boolean} [isComposing]
   */
  #search(isComposing = false) {
    const { vault } = this.#codes;
    if (vault === null) return;
    const before = this.#fitting;
    const ids = this.#find(vault);
    if (isComposing && ids.length === 0) {
      this.#fitting = before;
      return;
    }
    this.#codes.arrange(ids);
    this.#markAll();
    const count = this.shown.length;
    this.#parts.none.hidden = count > 0;
    say(this.isSearched ? message('list_found', [String(count)]) : '');
  }

  #showGroup() {
    this.#search();
    const name = this.#groups.chosen ?? message('list_all_groups');
    say(message('list_in_group', [name, String(this.shown.length)]));
  }

  /** @param {OpenVault} vault */
  #find(vault) {
    const { ids, fitting } = vault.search(
      this.#parts.search.value,
      this.#site.host,
      this.#groups.chosen,
    );
    this.#fitting = new Set(fitting.filter((id) => id !== this.#newHere));
    if (this.#newHere === null || this.isSearched) return ids;
    // The row that was just copied stays in place while the user looks at it.
    const places = new Map(this.shown.map((id, at) => [id, at]));
    const placeOf = (/** @type {string} */ id) => places.get(id) ?? places.size;
    return ids.sort((one, other) => placeOf(one) - placeOf(other));
  }

  #markAll() {
    for (const row of this.#codes.rows) this.#mark(row);
    const isShown = this.positionOf(this.#current) >= 0;
    this.#setCurrent(isShown ? this.#current : (this.shown[0] ?? ''));
  }

  /** Marks what depends on the site in front and on the row's position. @param {CodeRow} row */
  #mark(row) {
    const { id } = row.entry;
    const at = this.positionOf(id);
    const number = at >= 0 && at < NUMBERED ? String(at + 1) : undefined;
    showPlace(row, { isFitting: this.#fitting.has(id), number, isCurrent: id === this.#current });
  }

  /**
   * The Tab key comes to one row only and then leaves the list. The arrow keys move between rows.
   * So this row stays in the document even if the view is elsewhere.
   * @param {string} id
   */
  #setCurrent(id) {
    const before = this.#codes.existingRow(this.#current);
    this.#current = id;
    this.#codes.keepRow(id);
    for (const row of [before, this.#codes.existingRow(id)]) if (row !== undefined) this.#mark(row);
  }

  /** The part of the list in which an entry may be moved. @param {string} id */
  #partOf(id) {
    return `${this.#fitting.has(id)} ${this.#codes.entryOf(id)?.pinned}`;
  }

  /** @param {CodeRow} row */
  #fillFrom(row) {
    fillFrom(row, this.#sites).catch(console.error);
  }

  /** @param {CodeRow} row */
  async #rememberCopied(row) {
    if (this.#newHere !== row.entry.id) await this.#sites.rememberCopied(row, this.#site);
  }
}
