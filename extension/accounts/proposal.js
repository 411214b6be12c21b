// The form that asks whether the accounts of a scanned QR code are added: one account, or several.

import { message } from '../base/texts.js';
import { find, make } from '../forms/dom.js';
import { EarlyPresses } from '../forms/meant-press.js';
import { lockCount } from '../vault/on-lock.js';
import { makeField } from './account-field.js';
import { addAccounts, describeAdded } from './add-accounts.js';
import { FoundList } from './found-list.js';
import { describeProgress } from './import-progress.js';
import { makePreview } from './preview.js';
import { refusedAccounts, singleAccount } from './read-codes.js';
import { makeRefusedList } from './refused-list.js';
import { describeStanding, isUnremarkable, standingOf } from './standing.js';

/** @import {Account, ImportedText} from '../base/core.js' */
/** @import {Added} from '../codes/added-view.js' */
/** @import {RefusedItem} from './refused-list.js' */
/** @import {Standing} from './standing.js' */

/**
 * Several accounts that were found together, or the parts of a set.
 * @typedef {object} Offer
 * @property {Account[]} accounts the receiver frees them
 * @property {RefusedItem[]} refused
 * @property {string} progress the parts of the set; empty without one
 * @property {string} nextStep what to do after adding; empty for nothing
 */

export class Proposal {
  /** @type {Account | null} `null` if the list is shown */ #account = null;
  /** The next step after adding; empty for none. */ #nextStep = '';
  /** @type {Standing} of the account */ #standing = 'unknown';
  /** Shown if the account has no name. */ #nameField = makeField('account', 'found');
  #early;
  #form;
  #list;

  /**
   * @param {HTMLFormElement} form has a `#preview` and a submit button
   */
  constructor(form) {
    this.#form = form;
    this.#nameField.hidden = true;
    this.#preview.after(this.#nameField);
    this.#early = new EarlyPresses(form);
    this.#list = new FoundList({
      onChange: (chosen) => this.#setLabel(message('action_add_count', [String(chosen)])),
    });
  }

  /** @param {ImportedText} content the caller frees it */
  async show(content) {
    const account = singleAccount(content);
    if (account === null) {
      await this.showOffer(offerOf(content));
      return;
    }
    await this.showAccount(account);
  }

  /** @param {Offer} offer */
  async showOffer({ accounts, refused, progress, nextStep }) {
    const [only, another] = accounts;
    if (only !== undefined && another === undefined && progress === '' && refused.length === 0) {
      await this.showAccount(only);
      return;
    }
    this.clear();
    this.#nextStep = nextStep;
    const notice = progress === '' ? [] : [make('p', { class: 'notice' }, progress)];
    this.#show(...notice, this.#list.element, ...makeRefusedList(refused));
    this.#nameField.hidden = true;
    await this.#list.add(accounts.map((account) => ({ account, source: '' })));
    this.#submit.removeAttribute('aria-describedby');
    this.#submit.hidden = this.#list.size === 0;
  }

  /**
   * To be called when the form is visible. A press that comes too soon then adds nothing. An
   * account that is remarkable is read before the button is reached.
   */
  focus() {
    this.#early.start();
    const account = this.#account;
    if (account === null) this.#list.focus();
    else if (account.preview().needsName) this.#name.focus();
    else if (isUnremarkable(account, this.#standing)) this.#submit.focus();
    else this.#preview.focus();
  }

  /**
   * Adds the accounts that the user agreed to, and forgets them.
   * @returns {Promise<Added>}
   */
  async add() {
    const account = this.#account;
    if (account?.preview().needsName) account.rename(this.#name.value);
    const entries = await addAccounts(account === null ? this.#list.requireChosen() : [account]);
    const isNew = entries.every((entry) => entry.isNew);
    const added = {
      ids: entries.map(({ id }) => id),
      title:
        account === null
          ? describeAdded(entries)
          : message(isNew ? 'added_title' : 'added_already'),
      more: this.#nextStep,
      older: entries.flatMap(({ older }) => older),
    };
    this.clear();
    return added;
  }

  /** Forgets the accounts, and takes them off the page. */
  clear() {
    this.#account?.free();
    this.#account = null;
    this.#nextStep = '';
    this.#standing = 'unknown';
    this.#list.clear();
    this.#show();
  }

  /** To be called when the vault was locked or unlocked. */
  async refresh() {
    if (this.#list.size > 0) await this.#list.refresh();
  }

  /** @param {Account} account freed by `clear`, or at once if the vault was locked meanwhile */
  async showAccount(account) {
    const locks = lockCount();
    const standing = await standingOf(account);
    this.clear();
    if (locks !== lockCount()) account.free();
    else this.#showOne(account, standing);
  }

  /**
   * @param {Account} account freed by `clear`
   * @param {Standing} standing
   */
  #showOne(account, standing) {
    this.#account = account;
    this.#standing = standing;
    const preview = account.preview();
    const makeOrdinary = () => {
      account.makeOrdinary();
      this.#showOne(account, standing);
      this.#submit.focus();
    };
    const there = describeStanding(standing);
    this.#show(
      ...makePreview(preview, makeOrdinary),
      ...(there === '' ? [] : [make('p', { class: 'notice' }, there)]),
    );
    this.#nameField.hidden = !preview.needsName;
    this.#setLabel(message('action_add_this'));
    // A screen reader says the names with the button that gets the focus.
    this.#submit.setAttribute('aria-describedby', 'preview');
    this.#submit.hidden = false;
  }

  get #submit() {
    return find(this.#form, '[type=submit]', HTMLElement);
  }

  get #name() {
    return find(this.#nameField, 'input', HTMLInputElement);
  }

  get #preview() {
    return find(this.#form, '#preview', HTMLElement);
  }

  /** @param {...Node} nodes */
  #show(...nodes) {
    this.#preview.replaceChildren(...nodes);
  }

  /** @param {string} text */
  #setLabel(text) {
    this.#submit.textContent = text;
  }
}

/**
 * @param {ImportedText} content a part of a set
 * @returns {Offer}
 */
function offerOf(content) {
  const parts = content.progress();
  const progress = parts === undefined ? '' : describeProgress(parts);
  const isPart = parts !== undefined && parts.missing.length > 0;
  return {
    accounts: content.accounts(),
    refused: refusedAccounts(content),
    progress,
    nextStep: isPart ? `${progress} ${message('transfer_scan_next')}` : '',
  };
}
