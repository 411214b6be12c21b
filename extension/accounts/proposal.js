// What a scan found, for a person's yes: one account, or the accounts of one code of a transfer.

import { message } from '../base/texts.js';
import { Account } from '../base/core.js';
import { find, make } from '../forms/dom.js';
import { FoundList } from './found-list.js';
import { accountsIn, addAccounts, drawPreview, tellAdded } from './found.js';
import { drawRefused } from './refused-list.js';
import { describeParts } from './import-progress.js';

/** @import {Transfer} from '../base/core.js' */
/** @import {Added} from '../codes/added-view.js' */

export class Proposal {
  /** @type {Account | null} */ #account = null;
  #isLent = false;
  #more = '';
  #form;
  #list;

  /** @param {HTMLFormElement} form it has a `#preview`, a `#name-field` with `#account`, and a button that submits */
  constructor(form) {
    this.#form = form;
    this.#list = new FoundList({
      onChange: (chosen) => this.#label(message('action_add_count', [String(chosen)])),
    });
  }

  /**
   * @param {Account | Transfer} found the proposal's from now on
   * @param {{isLent?: boolean}} [options] `isLent`: who gave it frees it
   */
  async show(found, { isLent = false } = {}) {
    this.forget();
    this.#isLent = isLent;
    if (found instanceof Account) this.#showOne(found);
    else await this.#showTransfer(found);
  }

  /** To be called when the form can be seen. */
  focus() {
    if (this.#account === null) this.#list.focus();
    else this.#submit.focus();
  }

  /**
   * Adds it, and forgets it.
   * @returns {Promise<Added>}
   */
  async add() {
    const account = this.#account;
    if (account?.preview().needsName)
      account.rename(find(this.#form, '#account', HTMLInputElement).value);
    const added = await addAccounts(account === null ? this.#list.wanted() : [account]);
    const title =
      account === null
        ? tellAdded(added)
        : message(added.every(({ isNew }) => isNew) ? 'added_title' : 'added_already');
    const outcome = { ids: added.map(({ id }) => id), title, more: this.#more };
    this.forget();
    return outcome;
  }

  forget() {
    if (!this.#isLent) this.#account?.free();
    this.#account = null;
    this.#more = '';
    this.#list.clear();
  }

  /** After the vault was locked or unlocked. */
  async refresh() {
    if (this.#list.size > 0) await this.#list.mark();
  }

  /** @param {Account} account */
  #showOne(account) {
    this.#account = account;
    const preview = account.preview();
    this.#draw(...drawPreview(preview));
    find(this.#form, '#name-field', HTMLElement).hidden = !preview.needsName;
    this.#label(message('action_add_this'));
    this.#submit.hidden = false;
  }

  /** @param {Transfer} transfer */
  async #showTransfer(transfer) {
    const view = transfer.view();
    const { accounts, refused } = accountsIn(transfer);
    if (!this.#isLent) transfer.free();
    this.#more =
      view.missing.length > 0 ? `${describeParts(view)} ${message('transfer_scan_next')}` : '';
    this.#draw(
      make('p', { class: 'notice' }, describeParts(view)),
      this.#list.element,
      ...drawRefused(refused),
    );
    find(this.#form, '#name-field', HTMLElement).hidden = true;
    await this.#list.add(accounts.map((account) => ({ account, source: '' })));
    this.#submit.hidden = this.#list.size === 0;
  }

  get #submit() {
    return find(this.#form, '[type=submit]', HTMLElement);
  }

  /** @param {...Node} nodes */
  #draw(...nodes) {
    find(this.#form, '#preview', HTMLElement).replaceChildren(...nodes);
  }

  /** @param {string} text */
  #label(text) {
    this.#submit.textContent = text;
  }
}
