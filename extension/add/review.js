// Several accounts that were found, reviewed and added at once.

import { message } from '../base/texts.js';
import { find } from '../forms/dom.js';
import { FoundList } from '../accounts/found-list.js';
import { addAccounts, tellAdded } from '../accounts/found.js';

/** @import {FoundRow} from '../accounts/found-row.js' */
/** @import {Harvest} from './harvest.js' */

export class Review {
  #form;
  #list;

  /**
   * @param {HTMLFormElement} form
   * @param {(row: FoundRow) => void} onOpen
   */
  constructor(form, onOpen) {
    this.#form = form;
    this.#list = new FoundList({ onOpen, onChange: (chosen) => this.#count(chosen) });
    find(form, '#found-list', HTMLElement).append(this.#list.element);
  }

  get size() {
    return this.#list.size;
  }

  /**
   * @param {Harvest['accounts']} accounts the review's from now on
   * @returns {Promise<number>} how many it did not have yet
   */
  take(accounts) {
    return this.#list.add(accounts);
  }

  /** @param {string} text about a transfer, if there is one */
  describe(text) {
    const place = find(this.#form, '#transfer', HTMLElement);
    place.textContent = text;
    place.hidden = text === '';
  }

  /** Adds what is chosen, and forgets the rest. */
  async add() {
    const added = await addAccounts(this.#list.wanted());
    this.clear();
    return { ids: added.map(({ id }) => id), title: tellAdded(added) };
  }

  /** After the vault was locked, unlocked or changed. */
  async refresh() {
    if (this.size > 0) await this.#list.mark();
  }

  /** @param {FoundRow} row */
  remove(row) {
    this.#list.remove(row);
  }

  clear() {
    this.#list.clear();
  }

  focus() {
    find(this.#form, '#review-title', HTMLElement).focus();
  }

  /** @param {number} chosen */
  #count(chosen) {
    find(this.#form, '#review-title', HTMLElement).textContent = message('review_title', [
      String(this.size),
    ]);
    find(this.#form, '[type=submit]', HTMLElement).textContent = message('action_add_count', [
      String(chosen),
    ]);
  }
}
