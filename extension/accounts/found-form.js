// A full page's form of the account that was found: shown, and added if the user agrees.

import { AddedView } from '../codes/added-view.js';
import { element, find, showView } from '../forms/dom.js';
import { clearErrors, onSubmit } from '../forms/form-errors.js';
import { PasswordFields } from '../forms/password-fields.js';
import { RestoreFirst } from '../forms/restore-first.js';
import { lockCount } from '../vault/on-lock.js';
import { Proposal } from './proposal.js';

/** @import {Account, ImportedText} from '../base/core.js' */
/** @import {Offer} from './proposal.js' */

export class FoundForm {
  #form = find(document, '#found', HTMLFormElement);
  #proposal = new Proposal(this.#form);
  #restoreFirst = new RestoreFirst();
  #passwords = new PasswordFields(element('#password-fields'), {
    restoreFirst: this.#restoreFirst,
  });
  #added = new AddedView();

  /** @param {() => void} onAdded */
  constructor(onAdded) {
    onSubmit(this.#form, () => this.#add(onAdded));
  }

  /** Asks before an account was found, where a vault was lost. */
  async askFirst() {
    await this.#restoreFirst.refresh();
  }

  /** @param {ImportedText} content the caller frees it */
  show(content) {
    return this.#open(() => this.#proposal.show(content));
  }

  /** @param {Offer} offer */
  showOffer(offer) {
    return this.#open(() => this.#proposal.showOffer(offer));
  }

  /** @param {Account} account freed by this object */
  showAccount(account) {
    return this.#open(() => this.#proposal.showAccount(account));
  }

  /** @param {() => Promise<void>} propose */
  async #open(propose) {
    this.forget();
    const locks = lockCount();
    await propose();
    clearErrors(this.#form);
    const state = await this.#passwords.refresh();
    if (locks !== lockCount()) {
      this.forget();
      return;
    }
    showView('found');
    this.#proposal.focus();
    // Enter in the password's field adds the account too.
    if (state !== 'unlocked') this.#passwords.focus();
  }

  /** Forgets the account, the codes and the password. */
  forget() {
    this.#proposal.clear();
    this.#added.clear();
    this.#passwords.clear();
  }

  /** To be called when the vault is locked: keeps nothing but that entries were added. */
  lock() {
    this.#proposal.clear();
    this.#passwords.clear();
    void this.#added.refresh(false);
  }

  /** To be called when the vault was locked or unlocked. */
  async refresh() {
    const state = await this.#passwords.refresh();
    await this.#proposal.refresh();
    await this.#added.refresh(state === 'unlocked');
  }

  /** @param {() => void} onAdded */
  async #add(onAdded) {
    await this.#passwords.submit();
    const added = await this.#proposal.add();
    this.forget();
    await this.#added.show(added);
    onAdded();
  }
}
