// A list of which only the rows near the view are in the document. Empty space takes the place of
// the others, so that the page scrolls as if they were there: 10,000 rows would be 100,000 nodes.
//
// The browser's find-in-page sees only the rows that are in the document. The search field of the
// extension searches all of them.

import { idOf, placeRows, rowsIn, setAttribute, setStyle } from './place-rows.js';
import { RowHeights } from './row-heights.js';

/** More rows than fit the toolbar's window, which is 600 pixels high at most. */
const FIRST_ROWS = 10;
/** Heights of the view. Rows so far above and below it are in the document. */
const MARGIN = 1;
/** The empty space before a row in which rows are left out, as a custom property. */
const SKIPPED = '--skipped';

/**
 * @typedef {object} RowSource
 * @property {(ids: string[]) => HTMLElement[]} rowsOf the rows of these ids, each with its id as
 *   `data-id`; the same ones as before unless they were removed
 * @property {(row: HTMLElement) => void} onRemoved called after a row has left the document
 */

export class WindowedList {
  /** @type {string[]} */ #ids = [];
  /** @type {Map<string, number>} positions by id */ #positions = new Map();
  #heights = new RowHeights();
  /** The rows near the view: from this position … */ #first = 0;
  /** … up to this one, which is not among them. */ #end = 0;
  /** A row that is in the document wherever the view is. */ #kept = '';
  /** A row that was asked for and that the view has not come to yet. */ #requested = '';
  #frame = 0;
  #list;
  #source;

  /**
   * @param {HTMLElement} list
   * @param {RowSource} source
   */
  constructor(list, source) {
    this.#list = list;
    this.#source = source;
    const follow = () => this.#followView();
    document.addEventListener('scroll', follow, { passive: true });
    // The toolbar's window gets its height when the list is first shown. The rows that are there
    // come first, the rows around them in the frame after that.
    const followLater = () => {
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => {
        this.#frame = requestAnimationFrame(follow);
      });
    };
    addEventListener('resize', followLater);
    // The list is shown, or a row has grown. Changing the list within the notice would be a loop.
    new ResizeObserver(followLater).observe(list);
  }

  /** The ids of all rows, in their order. */
  get ids() {
    return this.#ids;
  }

  /** @param {string} id @returns {number} its position from 0; -1 if it has none */
  positionOf(id) {
    return this.#positions.get(id) ?? -1;
  }

  /** @param {readonly string[]} ids of all rows, in the order in which they are to be shown */
  arrange(ids) {
    this.#ids = [...ids];
    this.#positions = new Map(ids.map((id, at) => [id, at]));
    this.#heights.setOrder(this.#ids);
    const { top } = this.#list.getBoundingClientRect();
    [this.#first, this.#end] = this.#rowsNearView(top);
    this.#render();
  }

  /**
   * Moves one row to another position.
   * @param {string} id
   * @param {number} to from 0
   */
  move(id, to) {
    const from = this.positionOf(id);
    if (from < 0 || this.#ids[to] === undefined) return;
    this.#ids.splice(to, 0, ...this.#ids.splice(from, 1));
    for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1)
      this.#positions.set(this.#ids[at] ?? '', at);
    this.#heights.setOrder(this.#ids);
    this.#render();
  }

  /**
   * Puts a row into the document, where the caller focuses it or scrolls to it.
   * @param {string} id
   */
  request(id) {
    this.#requested = id;
    if (!this.#contains(id)) this.#render();
  }

  /**
   * Keeps one row in the document wherever the view is, in place of the one that was kept before.
   * @param {string} id empty for none
   */
  keep(id) {
    this.#kept = id;
    if (this.positionOf(id) >= 0 && !this.#contains(id)) this.#render();
  }

  clear() {
    cancelAnimationFrame(this.#frame);
    this.#ids = [];
    this.#positions.clear();
    this.#heights.clear();
    this.#kept = '';
    this.#requested = '';
    this.#render();
  }

  /** Brings the rows near the view into the document, and takes the others out of it. */
  #followView() {
    if (this.#ids.length <= FIRST_ROWS || !this.#isShown()) return;
    const isLearned = this.#heights.learn(this.#measure());
    const [first, end] = this.#rowsNearView(this.#topByRow());
    const isElsewhere = first !== this.#first || end !== this.#end || this.#requested !== '';
    if (!isLearned && !isElsewhere) return;
    [this.#first, this.#end] = [first, end];
    this.#requested = '';
    this.#keepingPlace(() => this.#render());
  }

  /** Whether the list has a place on the page. A hidden one has neither a place nor heights. */
  #isShown() {
    return this.#list.getClientRects().length > 0;
  }

  /**
   * @param {number} top of the list, from the view's top
   * @returns {[number, number]} the first position, and the one after the last
   */
  #rowsNearView(top) {
    const { length } = this.#ids;
    if (length <= FIRST_ROWS || !this.#isShown()) return [0, Math.min(length, FIRST_ROWS)];
    const margin = innerHeight * MARGIN;
    const first = this.#heights.rowAt(-top - margin);
    const last = this.#heights.rowAt(innerHeight + margin - top);
    return [first, last + 1];
  }

  /**
   * Where the list would begin if each row had the height that is known now. The empty space has
   * the heights that were known before, so a row in view is the better reference.
   */
  #topByRow() {
    const row = this.#anchorInView();
    const at = row === undefined ? -1 : this.positionOf(idOf(row));
    if (row === undefined || at < 0) return this.#list.getBoundingClientRect().top;
    return row.getBoundingClientRect().top - this.#heights.topOf(at);
  }

  /** The focused row if it is in view, else the first one. Both stay where the user sees them. */
  #anchorInView() {
    const inView = rowsIn(this.#list).filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
    return inView.find((row) => row.contains(document.activeElement)) ?? inView[0];
  }

  /** The heights of rows whose next row is in the document too, each with the gap to it. */
  #measure() {
    /** @type {Map<string, number>} */
    const heights = new Map();
    const rows = rowsIn(this.#list);
    const tops = rows.map((row) => row.getBoundingClientRect().top);
    for (const [at, row] of rows.entries()) {
      const id = idOf(row);
      const next = rows[at + 1];
      if (next === undefined || this.positionOf(idOf(next)) !== this.positionOf(id) + 1) continue;
      heights.set(id, (tops[at + 1] ?? 0) - (tops[at] ?? 0));
    }
    return heights;
  }

  /**
   * Heights that were estimated prove wrong. The anchor stays where the user sees it.
   * The browser's own scroll anchoring does not do it, because the list's padding changes.
   * @param {() => void} change
   */
  #keepingPlace(change) {
    const anchor = this.#anchorInView();
    const before = anchor?.getBoundingClientRect().top ?? 0;
    change();
    if (anchor === undefined || !anchor.isConnected) return;
    const moved = anchor.getBoundingClientRect().top - before;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
  }

  #render() {
    const positions = this.#wanted();
    const ids = positions.map((at) => this.#ids[at] ?? '');
    const rows = this.#source.rowsOf(ids);
    for (const removed of placeRows(this.#list, rows)) this.#source.onRemoved(removed);
    if (rows.length === 0) setStyle(this.#list, 'padding-block-start', '');
    let next = 0;
    for (const [index, at] of positions.entries()) {
      const row = rows[index];
      const skipped = at === next ? '' : this.#spaceOf(next, at);
      next = at + 1;
      if (row === undefined) continue;
      setAttribute(row, 'aria-posinset', String(at + 1));
      setAttribute(row, 'aria-setsize', String(this.#ids.length));
      if (index === 0) setStyle(this.#list, 'padding-block-start', skipped);
      setStyle(row, SKIPPED, index === 0 ? '' : skipped);
    }
    const rest = next === this.#ids.length ? '' : this.#spaceOf(next, this.#ids.length);
    setStyle(this.#list, 'padding-block-end', rest);
  }

  /** The positions of the rows that belong in the document, in their order. */
  #wanted() {
    const wanted = [];
    for (let at = this.#first; at < Math.min(this.#end, this.#ids.length); at += 1) wanted.push(at);
    for (const id of [this.#kept, this.#requested, this.#focused()]) {
      const at = this.positionOf(id);
      if (at >= 0 && !wanted.includes(at)) wanted.push(at);
    }
    return wanted.sort((one, other) => one - other);
  }

  /** The row with the keyboard's focus: it would lose it outside the document. */
  #focused() {
    const row = rowsIn(this.#list).find((one) => one.contains(document.activeElement));
    return row === undefined ? '' : idOf(row);
  }

  /**
   * @param {number} from a position
   * @param {number} to the position after the last one that is left out
   */
  #spaceOf(from, to) {
    return `${this.#heights.topOf(to) - this.#heights.topOf(from)}px`;
  }

  /** @param {string} id */
  #contains(id) {
    return rowsIn(this.#list).some((row) => idOf(row) === id);
  }
}
