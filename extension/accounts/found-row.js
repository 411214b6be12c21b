// A row of the list of found accounts: a check box, names, parameters, and notices.

import { nameOf } from '../base/name-of.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';
import { describeGroups, describeParameters, makeNotices } from './preview.js';

/** @import {Account, OpenVault} from '../base/core.js' */
/** @import {Preview} from '../core/codes.js' */

/** Makes the fields' names unique on the page. */
let count = 0;

export class FoundRow {
  /** @type {Preview} */ #preview;
  #name = `row${count++}-account`;
  #check = make('input', { type: 'checkbox' });
  #details = make('p', { class: 'note' });
  #notices = make('div');
  #inVault = make('p', { class: 'note', hidden: '' }, message('found_there'));
  #input = make('input', { type: 'text', name: this.#name, id: this.#name });

  /**
   * @param {Account} account the list frees it
   * @param {object} more
   * @param {string} more.source the file or line that it was read from; may be empty
   * @param {() => void} more.onChange
   * @param {((row: FoundRow) => void) | undefined} more.onOpen called when the user opens it in the
   *   form
   */
  constructor(account, { source, onChange, onOpen }) {
    this.account = account;
    this.#preview = account.preview();
    const { needsName } = this.#preview;
    this.#check.checked = true;
    this.#check.addEventListener('change', onChange);
    const label = make('label', { title: nameOf(this.#preview) }, this.#check, this.#names());
    const groups = describeGroups(this.#preview);
    this.element = make(
      'li',
      {},
      label,
      this.#details,
      ...(groups === '' ? [] : [make('p', { class: 'note' }, groups)]),
      this.#inVault,
      this.#notices,
    );
    this.#drawParameters(source);
    if (needsName) this.element.append(this.#nameField());
    if (onOpen) label.after(this.#opener(onOpen));
  }

  /** Rows with different keys are different accounts. */
  get key() {
    return JSON.stringify([this.#preview.issuer, this.#preview.account]);
  }

  get isInVault() {
    return !this.#inVault.hidden;
  }

  get isChosen() {
    return this.#check.checked;
  }

  set isChosen(chosen) {
    this.#check.checked = chosen;
  }

  /**
   * Shows whether it is in the vault. An account that is there is not chosen.
   * @param {OpenVault | null} vault `null` while it is locked
   */
  refresh(vault) {
    const isInVault = vault?.find(this.account) !== undefined;
    if (isInVault === this.isInVault) return;
    this.#inVault.hidden = !isInVault;
    this.#check.checked = !isInVault;
  }

  /** Gives a nameless account the name that was typed. */
  applyName() {
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

  /** @param {string} source */
  #drawParameters(source) {
    this.#details.textContent = [describeParameters(this.#preview), source]
      .filter(Boolean)
      .join(message('list_separator'));
    const makeOrdinary = () => {
      this.account.makeOrdinary();
      this.#preview = this.account.preview();
      this.#drawParameters(source);
      this.focus();
    };
    this.#notices.replaceChildren(...makeNotices(this.#preview, makeOrdinary));
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
