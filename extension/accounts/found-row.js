// An account among several that were found: whether it is to be added, and what a person must know to decide.

import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';
import { drawNotices, nameOf, tellParameters } from './found.js';
import { Refusal, asRefusal } from '../base/refusal.js';

/** @import {Account, OpenVault} from '../base/core.js' */
/** @import {Preview} from '../core/codes.js' */

/** Names of fields must differ on a page. */
let count = 0;

export class FoundRow {
  /** @type {Preview} */ #preview;
  #name = `row${count++}-account`;
  #check = make('input', { type: 'checkbox' });
  #there = make('p', { class: 'note', hidden: '' }, message('found_there'));
  #input = make('input', { type: 'text', autocomplete: 'off', name: this.#name, id: this.#name });

  /**
   * @param {Account} account the row's from now on
   * @param {object} more
   * @param {string} more.source where it was read, if a person needs to be told
   * @param {() => void} more.onChange
   * @param {((row: FoundRow) => void) | undefined} more.onOpen opens it in a form
   */
  constructor(account, { source, onChange, onOpen }) {
    this.account = account;
    this.#preview = account.preview();
    const { needsName } = this.#preview;
    this.#check.checked = true;
    this.#check.addEventListener('change', onChange);
    const label = make('label', { title: nameOf(this.#preview) }, this.#check, this.#names());
    const details = [tellParameters(this.#preview), source]
      .filter(Boolean)
      .join(message('list_separator'));
    this.element = make('li', {}, label, make('p', { class: 'note' }, details), this.#there);
    this.element.append(...drawNotices(this.#preview));
    if (needsName) this.element.append(this.#nameField());
    if (onOpen) label.after(this.#opener(onOpen));
  }

  /** What stands for it where only the same names can be the same account. */
  get key() {
    return JSON.stringify([this.#preview.issuer, this.#preview.account]);
  }

  get isThere() {
    return !this.#there.hidden;
  }

  get isChosen() {
    return this.#check.checked;
  }

  set isChosen(chosen) {
    this.#check.checked = chosen;
  }

  /**
   * Says whether it is there already. One that is need not be added.
   * @param {OpenVault | null} vault `null` while it is locked
   */
  mark(vault) {
    const isThere = vault?.find(this.account) !== undefined;
    if (isThere === this.isThere) return;
    this.#there.hidden = !isThere;
    this.#check.checked = !isThere;
  }

  /** Takes over the name that was typed, where one was asked for. */
  complete() {
    if (!this.#preview.needsName) return;
    try {
      this.account.rename(this.#input.value);
    } catch (thrown) {
      const { code, values } = asRefusal(thrown);
      throw new Refusal(code, { fields: [this.#name], values, cause: thrown });
    }
  }

  focus() {
    this.#check.focus();
  }

  #names() {
    const { issuer, account, needsName } = this.#preview;
    const title = make('strong', {}, needsName ? message('found_nameless') : issuer || account);
    return make(
      'span',
      { class: 'names' },
      title,
      make('span', { class: 'account' }, issuer ? account : ''),
    );
  }

  #nameField() {
    const label = make('label', { for: this.#name }, message('field_account'));
    const note = make('p', { id: `${this.#name}-note`, class: 'note' });
    this.#input.setAttribute('aria-describedby', note.id);
    return make('div', { class: 'field' }, label, this.#input, note);
  }

  /** @param {(row: FoundRow) => void} onOpen */
  #opener(onOpen) {
    const text = message('action_open_in_form');
    const button = make('button', { type: 'button', class: 'quiet' }, text);
    const name = nameOf(this.#preview);
    if (name !== '') button.setAttribute('aria-label', `${text}: ${name}`);
    button.addEventListener('click', () => onOpen(this));
    return button;
  }
}
