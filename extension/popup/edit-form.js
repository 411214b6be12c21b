// The account form of an entry's details: stores the fields that the user changed.

import { AccountForm } from '../accounts/account-form.js';
import { textOf } from '../accounts/group-choices.js';
import { find, write } from '../forms/dom.js';
import { clearErrors, onSubmit } from '../forms/form-errors.js';
import { changeVault } from '../vault/session.js';

/** @import {EntryDetails, EntryFields} from '../core/codes.js' */

export class EditForm {
  /** @type {AccountForm | null} drawn when it is first needed */ #fields = null;
  #form;

  /**
   * @param {HTMLFormElement} form
   * @param {() => string} idOf the id of the entry that is shown
   */
  constructor(form, idOf) {
    this.#form = form;
    onSubmit(form, () => this.#store(idOf()));
    form.addEventListener('input', () => this.#setSaved(''));
  }

  /**
   * @param {EntryDetails} details
   * @param {readonly string[]} inUse the groups of all entries
   */
  fill({ entry, parameters, groups, note }, inUse) {
    this.#fields ??= new AccountForm(this.#form, 'edit');
    this.#fields.fill({ ...entry, ...parameters, groups: textOf(groups), note });
    this.#fields.offerGroups(inUse);
  }

  clear() {
    clearErrors(this.#form);
    this.#fields?.clear();
    this.#setSaved('');
  }

  /** @param {string} id */
  async #store(id) {
    const changes = /** @type {EntryFields} */ (this.#fields?.changes() ?? {});
    if (Object.keys(changes).length > 0) await changeVault((vault) => vault.edit(id, changes));
    this.#fields?.markStored();
    this.#setSaved('details_saved');
  }

  /** @param {string} key of a text; empty for none */
  #setSaved(key) {
    write(find(this.#form, '#edit-saved', HTMLElement), key);
  }
}
