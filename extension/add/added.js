// What was added, with its codes, until the vault is locked.

import { CodeList } from '../codes/code-list.js';
import { find, showView } from '../forms/dom.js';

const element = (/** @type {string} */ selector) => find(document, selector, HTMLElement);

export class AddedView {
  /** @type {string[]} */ #ids = [];
  #list = new CodeList(find(document, '#added-entry', HTMLUListElement), say, { isAdding: true });

  /**
   * @param {string[]} ids of the entries
   * @param {string} title what became of them
   * @param {string} more what a person may want to do next; may be empty
   */
  async show(ids, title, more) {
    await this.#list.show(ids);
    this.#ids = ids;
    element('#added-title').textContent = title;
    element('#added-more').textContent = more;
    element('#added-more').hidden = more === '';
    showView('added');
    this.#list.focusFirst();
    say(title);
  }

  /** After the vault was locked or unlocked. @param {boolean} isOpen */
  async refresh(isOpen) {
    element('#added-locked').hidden = isOpen;
    if (!isOpen) this.#list.clear();
    else if (this.#ids.length > 0) await this.#list.keep(this.#ids);
  }

  forget() {
    this.#ids = [];
    this.#list.clear();
  }
}

/** @param {string} text */
function say(text) {
  element('#status').textContent = text;
}
