// The rows of a list that are chosen by check boxes, with one box for all of them.

import { make } from './dom.js';

export class Selection {
  /** @type {Map<string, HTMLInputElement>} the boxes by the rows' ids, in the order of the list */
  #boxes = new Map();
  #all;
  #onChange;

  /**
   * @param {HTMLInputElement} all the box for all rows
   * @param {() => void} onChange called when other rows are chosen
   */
  constructor(all, onChange) {
    this.#all = all;
    this.#onChange = onChange;
    all.addEventListener('change', () => {
      for (const box of this.#boxes.values()) box.checked = all.checked;
      this.#update();
    });
  }

  /** The ids of the chosen rows, in the order of the list. */
  get ids() {
    return [...this.#boxes].filter(([, box]) => box.checked).map(([id]) => id);
  }

  /**
   * New boxes for the rows of a list that is drawn again. Rows that were chosen stay so.
   * @param {readonly string[]} ids
   * @returns {HTMLInputElement[]} in the order of `ids`
   */
  draw(ids) {
    const chosen = new Set(this.ids);
    const boxes = ids.map((id) => {
      const box = make('input', { type: 'checkbox' });
      box.checked = chosen.has(id);
      box.addEventListener('change', () => this.#update());
      return box;
    });
    this.#boxes = new Map(boxes.map((box, at) => [ids[at] ?? '', box]));
    this.#update();
    return boxes;
  }

  /** Chooses nothing, and puts the focus on the box for all. */
  clear() {
    for (const box of this.#boxes.values()) box.checked = false;
    this.#update();
    this.#all.focus();
  }

  #update() {
    const count = this.ids.length;
    this.#all.checked = count > 0 && count === this.#boxes.size;
    this.#all.indeterminate = count > 0 && count < this.#boxes.size;
    this.#onChange();
  }
}
