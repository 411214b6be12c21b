// The account in the region: shown, added after a person's yes, and its code right there.

import { message } from '../shared/browser.js';
import { CodeList } from '../shared/code-list.js';
import { find, showView } from '../shared/dom.js';
import { clearErrors, onSubmit } from '../shared/form-errors.js';
import { addAccount, drawPreview } from '../shared/found.js';
import { PasswordFields } from '../shared/password-fields.js';

/** @import {Account} from '../shared/core.js' */

const element = (/** @type {string} */ selector) => find(document, selector, HTMLElement);

export class FoundForm {
  /** @type {Account | null} */ #account = null;
  #isLent = false;
  /** @type {string | null} */ #added = null;
  #form = find(document, '#found', HTMLFormElement);
  #passwords = new PasswordFields(element('#password-fields'));
  #entry = new CodeList(find(document, '#added-entry', HTMLUListElement), (text) => this.#say(text));

  /** @param {() => void} onAdded */
  constructor(onAdded) {
    onSubmit(this.#form, () => this.#add(onAdded));
  }

  /**
   * @param {Account} account
   * @param {{isLent?: boolean}} [options] `isLent`: who gave it frees it
   */
  async show(account, { isLent = false } = {}) {
    this.forget();
    this.#account = account;
    this.#isLent = isLent;
    const preview = account.preview();
    element('#preview').replaceChildren(...drawPreview(preview));
    element('#name-field').hidden = !preview.needsName;
    clearErrors(this.#form);
    await this.#passwords.refresh();
    showView('found');
    find(this.#form, '[type=submit]', HTMLElement).focus();
  }

  /** Forgets the account that was shown, and any code. */
  forget() {
    if (!this.#isLent) this.#account?.free();
    this.#account = null;
    this.#added = null;
    this.#entry.clear();
    this.#passwords.clear();
  }

  /** After the vault was locked or unlocked elsewhere. */
  async refresh() {
    const state = await this.#passwords.refresh();
    if (this.#added === null) return;
    this.#entry.clear();
    element('#added-locked').hidden = state === 'unlocked';
    if (state === 'unlocked') await this.#entry.show(this.#added);
  }

  /** @param {() => void} onAdded */
  async #add(onAdded) {
    const account = this.#account;
    if (account === null) return;
    if (account.preview().needsName) account.rename(find(this.#form, '#account', HTMLInputElement).value);
    await this.#passwords.pass();
    const { id, isNew } = await addAccount(account);
    this.forget();
    this.#added = id;
    await this.#entry.show(id);
    const title = message(isNew ? 'added_title' : 'added_already');
    element('#added-title').textContent = title;
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
