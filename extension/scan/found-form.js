// What the region holds: shown, added after a person's yes, and its code right there.

import { CodeList } from '../codes/code-list.js';
import { find, make, showView } from '../forms/dom.js';
import { clearErrors, onSubmit } from '../forms/form-errors.js';
import { PasswordFields } from '../forms/password-fields.js';
import { Proposal } from '../accounts/proposal.js';

/** @import {Account, Transfer} from '../base/core.js' */

const element = (/** @type {string} */ selector) => find(document, selector, HTMLElement);

export class FoundForm {
  /** @type {string[]} */ #added = [];
  #form = find(document, '#found', HTMLFormElement);
  #proposal = new Proposal(this.#form);
  #passwords = new PasswordFields(element('#password-fields'));
  #entry = new CodeList(
    find(document, '#added-entry', HTMLUListElement),
    (text) => this.#say(text),
    {
      isAdding: true,
    },
  );
  #more = make('p', { class: 'notice', hidden: '' });

  /** @param {() => void} onAdded */
  constructor(onAdded) {
    element('#added-title').after(this.#more);
    onSubmit(this.#form, () => this.#add(onAdded));
  }

  /**
   * @param {Account | Transfer} found
   * @param {{isLent?: boolean}} [options] `isLent`: who gave it frees it
   */
  async show(found, { isLent = false } = {}) {
    this.forget();
    await this.#proposal.show(found, { isLent });
    clearErrors(this.#form);
    await this.#passwords.refresh();
    showView('found');
    this.#proposal.focus();
  }

  /** Forgets what was shown, and any code. */
  forget() {
    this.#proposal.forget();
    this.#added = [];
    this.#entry.clear();
    this.#passwords.clear();
  }

  /** After the vault was locked or unlocked elsewhere. */
  async refresh() {
    const state = await this.#passwords.refresh();
    await this.#proposal.refresh();
    element('#added-locked').hidden = state === 'unlocked';
    if (state !== 'unlocked') this.#entry.clear();
    else if (this.#added.length > 0) await this.#entry.keep(this.#added);
  }

  /** @param {() => void} onAdded */
  async #add(onAdded) {
    await this.#passwords.pass();
    const { ids, title, more } = await this.#proposal.add();
    this.forget();
    await this.#entry.show(ids);
    this.#added = ids;
    element('#added-title').textContent = title;
    this.#more.textContent = more;
    this.#more.hidden = more === '';
    showView('added');
    this.#entry.focusFirst();
    this.#say(title);
    onAdded();
  }

  /** @param {string} text */
  #say(text) {
    element('#status').textContent = text;
  }
}
