// What a person may change of an entry. The key itself is not among it: another key is another entry.

import { message } from '../base/texts.js';
import { Account } from '../base/core.js';
import { find, make, write } from '../forms/dom.js';
import { clearErrors, onSubmit } from '../forms/form-errors.js';
import { changeVault } from '../vault/session.js';

/** @import {EntryDetails} from '../core/warifu.js' */

const DIGITS = ['6', '7', '8', '9', '10'];

export class EditForm {
  /** @type {Record<string, string>} what the fields held at first */ #filled = {};
  #form;

  /**
   * @param {HTMLFormElement} form
   * @param {() => string} idOf the entry that is shown
   */
  constructor(form, idOf) {
    this.#form = form;
    onSubmit(form, async () => {
      const changes = this.#changes();
      if (Object.keys(changes).length > 0)
        await changeVault((vault) => vault.edit(idOf(), changes));
      this.#filled = this.#read();
      write(find(form, '#edit-saved', HTMLElement), 'details_saved');
    });
    form.addEventListener('input', () => write(find(form, '#edit-saved', HTMLElement), ''));
    find(form, '#edit-digits', HTMLSelectElement).append(
      ...DIGITS.map((digits) => make('option', {}, digits)),
    );
  }

  /** @param {EntryDetails} details */
  fill({ issuer, account, icon, note, kind, digits, period, counter, algorithm }) {
    this.#drawIcons(icon);
    this.#form.dataset.kind = kind;
    const values = { issuer, account, note, digits, period, counter, algorithm };
    for (const [name, value] of Object.entries(values)) this.#field(name).value = String(value);
    for (const field of this.#form.querySelectorAll('[data-kind]')) {
      if (field instanceof HTMLElement) field.hidden = field.dataset.kind !== kind;
    }
    // Steam's codes have nothing to choose.
    find(this.#form, '#edit-parameters', HTMLElement).hidden = kind === 'steam';
    this.#filled = this.#read();
  }

  empty() {
    clearErrors(this.#form);
    this.#filled = {};
    this.#form.reset();
    this.#form.querySelector('#edit-parameters')?.removeAttribute('open');
    write(find(this.#form, '#edit-saved', HTMLElement), '');
  }

  /** Only what was typed over: a counter may have moved on meanwhile. */
  #changes() {
    return Object.fromEntries(
      Object.entries(this.#read()).filter(([name, value]) => value !== this.#filled[name]),
    );
  }

  #read() {
    const values = new FormData(this.#form);
    const read = (/** @type {string} */ name) => String(values.get(`edit-${name}`) ?? '');
    return {
      issuer: read('issuer'),
      account: read('account'),
      icon: read('icon'),
      note: read('note'),
      digits: read('digits'),
      period: read('period'),
      counter: read('counter'),
      algorithm: read('algorithm'),
    };
  }

  /** @param {string} chosen */
  #drawIcons(chosen) {
    const choices = Account.icons().map((icon) => {
      const radio = make('input', {
        type: 'radio',
        name: 'edit-icon',
        value: icon,
        ...(icon === chosen ? { checked: '' } : {}),
      });
      const picture = make('span', { class: 'icon', 'data-icon': icon, 'aria-hidden': 'true' });
      const name = message(`icon_${icon}`);
      return make(
        'label',
        { title: name },
        radio,
        picture,
        make('span', { class: 'unseen' }, name),
      );
    });
    find(this.#form, '#edit-icons', HTMLElement).replaceChildren(...choices);
  }

  /** @param {string} name */
  #field(name) {
    const field = this.#form.elements.namedItem(`edit-${name}`);
    if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLSelectElement ||
      field instanceof HTMLTextAreaElement
    ) {
      return field;
    }
    throw new TypeError(`no field ${name}`);
  }
}
