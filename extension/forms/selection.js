// The rows of a list that are chosen by check boxes, with one box for all that are shown.

import { make } from './dom.js';

/** @typedef {(id: string) => boolean} IsShown */

export class Selection {
  /** @type {Map<string, HTMLInputElement>} the boxes by the rows' ids, in the order of the list */
  #boxes = new Map();
  #all;
  #onChange;
  #isShown;

  /**
   * @param {HTMLInputElement} all the box for all rows that are shown
   * @param {() => void} onChange called when other rows are chosen
   * @param {IsShown} [isShown] whether a row is shown; all are without it
   */
  constructor(all, onChange, isShown = () => true) {
    this.#all = all;
    this.#onChange = onChange;
    this.#isShown = isShown;
    all.addEventListener('change', () => {
      for (const box of this.#shown) box.checked = all.checked;
      this.refresh();
    });
  }

  /** The ids of the chosen rows, shown or not, in the order of the list. */
  get ids() {
    return [...this.#boxes].filter(([, box]) => box.checked).map(([id]) => id);
  }

  /** The number of all rows. */
  get size() {
    return this.#boxes.size;
  }

  /**
   * New boxes for the rows of a list that is drawn again. Rows stay chosen, or not chosen.
   * @param {readonly string[]} ids
   * @param {(id: string) => boolean} isChosen whether a new row is chosen
   * @returns {HTMLInputElement[]} in the order of `ids`
   */
  draw(ids, isChosen) {
    const boxes = ids.map((id) => {
      const box = make('input', { type: 'checkbox' });
      box.checked = this.#boxes.get(id)?.checked ?? isChosen(id);
      box.addEventListener('change', () => this.refresh());
      return box;
    });
    this.#boxes = new Map(boxes.map((box, at) => [ids[at] ?? '', box]));
    this.refresh();
    return boxes;
  }

  /** Chooses nothing, and puts the focus on the box for all. */
  clear() {
    for (const box of this.#boxes.values()) box.checked = false;
    this.refresh();
    this.#all.focus();
  }

  /** To be called when other rows are shown. */
  refresh() {
    const shown = this.#shown;
    const isEach = shown.every(({ checked }) => checked);
    this.#all.checked = isEach && shown.length > 0;
    this.#all.indeterminate = !isEach && shown.some(({ checked }) => checked);
    this.#onChange();
  }

  get #shown() {
    return [...this.#boxes].filter(([id]) => this.#isShown(id)).map(([, box]) => box);
  }
}
