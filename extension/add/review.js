// The list of several accounts that were found: the user chooses those to add.

import { addAccounts, describeAdded } from '../accounts/add-accounts.js';
import { FoundList } from '../accounts/found-list.js';
import { message } from '../base/texts.js';
import { find } from '../forms/dom.js';

/** @import {FoundRow} from '../accounts/found-row.js' */
/** @import {ImportResult} from '../accounts/import-session.js' */

export class Review {
  #form;
  #list;

  /**
   * @param {HTMLFormElement} form
   * @param {(row: FoundRow) => void} onOpen called when the user opens an account in the form
   */
  constructor(form, onOpen) {
    this.#form = form;
    this.#list = new FoundList({ onOpen, onChange: (chosen) => this.#showCounts(chosen) });
    find(form, '#found-list', HTMLElement).append(this.#list.element);
  }

  get size() {
    return this.#list.size;
  }

  /**
   * @param {ImportResult['accounts']} accounts the review frees them
   * @returns {Promise<number>} the number of accounts that it did not have before
   */
  addFound(accounts) {
    return this.#list.add(accounts);
  }

  /** @param {string} text about the parts that are missing; empty for none */
  showProgress(text) {
    const place = find(this.#form, '#transfer', HTMLElement);
    place.textContent = text;
    place.hidden = text === '';
  }

  /** Adds the chosen accounts to the vault, and forgets all. */
  async submit() {
    const added = await addAccounts(this.#list.requireChosen());
    this.clear();
    return {
      ids: added.map(({ id }) => id),
      title: describeAdded(added),
      older: added.flatMap(({ older }) => older),
    };
  }

  /** To be called when the vault was locked, unlocked or changed. */
  async refresh() {
    if (this.size > 0) await this.#list.refresh();
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
  #showCounts(chosen) {
    const setText = (/** @type {string} */ selector, /** @type {string} */ text) => {
      find(this.#form, selector, HTMLElement).textContent = text;
    };
    setText('#review-title', message('review_title', [String(this.size)]));
    setText('[type=submit]', message('action_add_count', [String(chosen)]));
  }
}
