// The form's fields: filled from an account, read as they are typed.

import { message } from '../base/texts.js';
import { Account } from '../base/core.js';
import { find, make } from '../forms/dom.js';
import { showHints } from '../forms/form-errors.js';

/** @import {Form} from '../core/warifu.js' */

const NAMES = /** @type {const} */ ([
  'secret',
  'issuer',
  'account',
  'kind',
  'digits',
  'period',
  'counter',
  'algorithm',
]);

export class Fields {
  #form;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form;
    find(form, '#icons', HTMLElement).append(...Account.icons().map(makeIconChoice));
    showHints(form);
    const more = find(form, '#more-digits', HTMLInputElement);
    more.addEventListener('change', () => this.#offerDigits(more.checked));
    this.#input('kind').addEventListener('change', () => this.#showKind());
  }

  /** @param {Form} values */
  fill(values) {
    find(this.#form, '#more-digits', HTMLInputElement).checked = !['6', '8'].includes(
      values.digits,
    );
    this.#offerDigits(!['6', '8'].includes(values.digits));
    for (const name of NAMES) this.#input(name).value = values[name];
    this.#showKind();
    // What is not usual should be seen.
    if (values.kind !== 'totp') find(this.#form, 'details', HTMLDetailsElement).open = true;
    for (const choice of this.#form.querySelectorAll('[name=icon]')) {
      if (choice instanceof HTMLInputElement) choice.checked = choice.value === values.icon;
    }
  }

  /** What usual accounts have, and nothing else. */
  empty() {
    this.fill(Account.emptyForm());
  }

  /** @returns {Form} */
  read() {
    const values = Object.fromEntries(NAMES.map((name) => [name, this.#input(name).value]));
    const icon = String(new FormData(this.#form).get('icon') ?? '');
    return /** @type {Form} */ ({ ...values, icon });
  }

  /** Shows the fields that count for the chosen kind of code. */
  #showKind() {
    const kind = this.#input('kind').value;
    for (const field of this.#form.querySelectorAll('[data-of]')) {
      if (field instanceof HTMLElement) field.hidden = !field.dataset.of?.split(' ').includes(kind);
    }
  }

  /** @param {boolean} all */
  #offerDigits(all) {
    const select = find(this.#form, '#digits', HTMLSelectElement);
    const chosen = select.value;
    const offered = all ? ['6', '7', '8', '9', '10'] : ['6', '8'];
    select.replaceChildren(...offered.map((digits) => make('option', {}, digits)));
    select.value = offered.includes(chosen) ? chosen : '6';
  }

  /** @param {string} name */
  #input(name) {
    const input = this.#form.elements.namedItem(name);
    if (input instanceof HTMLInputElement || input instanceof HTMLSelectElement) return input;
    throw new TypeError(`no field ${name}`);
  }
}

/** @param {string} icon */
function makeIconChoice(icon) {
  const radio = make('input', { type: 'radio', name: 'icon', value: icon });
  const picture = make('span', { class: 'icon', 'data-icon': icon, 'aria-hidden': 'true' });
  return make('label', {}, radio, picture, message(`icon_${icon}`));
}
