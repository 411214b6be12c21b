// The form of an account: the add page fills in a new one, the details change one of the vault.

import { find, localise, make } from '../forms/dom.js';
import { NO_ICON, showEntryIcon } from '../forms/entry-icon.js';
import { makeField, makeOption } from './account-field.js';
import { FIELDS, LAYOUTS, USUAL_DIGITS } from './account-fields.js';
import { GroupChoices } from './group-choices.js';

/** @import {FieldName, Place} from './account-fields.js' */

const { choices: ALL_DIGITS = [], kinds: KINDS_WITH_DIGITS = [] } = FIELDS.digits;

export class AccountForm {
  /** @type {Partial<Record<string, string>>} the values that the form was filled with */ #filled =
    {};
  #form;
  #layout;
  /** @type {FieldName[]} */ #names;
  #folded;
  /** @type {GroupChoices | null} */ #groups = null;
  #moreDigits = make('input', { type: 'checkbox', id: 'more-digits' });

  /**
   * @param {HTMLFormElement} form its `[data-fields]` gives way to the fields
   * @param {Place} place
   */
  constructor(form, place) {
    this.#form = form;
    this.#layout = LAYOUTS[place];
    const { shown, folded, prefix, warning, hasFewDigits } = this.#layout;
    this.#names = [...shown.flat(), ...folded];
    const field = (/** @type {FieldName} */ name) => makeField(name, place);
    this.#folded = make(
      'details',
      { id: `${prefix}parameters` },
      make('summary', { 'data-text': 'add_details' }),
      ...(warning === '' ? [] : [make('p', { class: 'caution', 'data-text': warning })]),
      ...folded.map(field),
      ...(hasFewDigits ? [this.#makeMoreDigits()] : []),
    );
    const rows = shown.map((one) =>
      typeof one === 'string' ? field(one) : make('div', { class: 'field-row' }, ...one.map(field)),
    );
    find(form, '[data-fields]', HTMLElement).replaceWith(...rows, this.#folded);
    localise(form);
    this.#offerDigits();
    if (this.#names.includes('kind')) {
      const kind = find(form, `#${prefix}kind`, HTMLSelectElement);
      kind.addEventListener('change', () => this.#showKind(kind.value));
    }
    form.addEventListener('input', () => this.#showLetter());
    if (this.#names.includes('groups')) {
      const field = find(form, `#${prefix}groups`, HTMLInputElement);
      const choices = find(form, `#${prefix}groups-choices`, HTMLElement);
      this.#groups = new GroupChoices(field, choices);
    }
  }

  /** @param {Partial<Record<FieldName, string | number | null>>} values */
  fill(values) {
    const kind = String(values.kind ?? 'totp');
    this.#moreDigits.checked = !USUAL_DIGITS.includes(String(values.digits));
    this.#offerDigits();
    for (const name of this.#names) this.#control(name).value = String(values[name] ?? '');
    this.#showKind(kind);
    this.#showLetter();
    this.#groups?.refresh();
    // An unusual kind must be seen.
    if (this.#names.includes('kind') && kind !== 'totp') this.#folded.open = true;
    this.markStored();
  }

  /** Offers the groups that are in use. @param {readonly string[]} groups */
  offerGroups(groups) {
    this.#groups?.offer(groups);
  }

  /**
   * The fields as they are typed. Those that the place does not show are absent.
   * @returns {Partial<Record<FieldName, string>>}
   */
  read() {
    return Object.fromEntries(this.#names.map((name) => [name, this.#control(name).value]));
  }

  /** The fields that were changed since they were filled: a counter may have moved on meanwhile. */
  changes() {
    return Object.fromEntries(
      Object.entries(this.read()).filter(([name, value]) => value !== this.#filled[name]),
    );
  }

  /** To be called when the changes were stored: the present values are then unchanged ones. */
  markStored() {
    this.#filled = this.read();
  }

  /** Forgets every value. */
  clear() {
    this.#filled = {};
    this.#form.reset();
    this.#groups?.offer([]);
    this.#showLetter();
    this.#folded.open = false;
  }

  /** Shows the letter that the entry has if no icon is chosen. */
  #showLetter() {
    const letter = this.#form.querySelector(`.icon-choices [value=${NO_ICON}] + span`);
    const { issuer = '', account = '' } = this.read();
    if (letter instanceof HTMLElement) showEntryIcon(letter, { icon: NO_ICON, issuer, account });
  }

  /** Shows the fields that a kind of code has. @param {string} kind */
  #showKind(kind) {
    const isShown = (/** @type {Element} */ field) =>
      !(field instanceof HTMLElement) || (field.dataset.kinds?.split(' ').includes(kind) ?? true);
    for (const field of this.#form.querySelectorAll('[data-kinds]'))
      if (field instanceof HTMLElement) field.hidden = !isShown(field);
    this.#folded.hidden = ![...this.#folded.querySelectorAll('.field')].some(isShown);
  }

  #makeMoreDigits() {
    this.#moreDigits.addEventListener('change', () => this.#offerDigits());
    const text = make('span', { 'data-text': 'add_more_digits' });
    return make(
      'div',
      { class: 'field', 'data-kinds': KINDS_WITH_DIGITS.join(' ') },
      make('label', {}, this.#moreDigits, ' ', text),
    );
  }

  #offerDigits() {
    const select = find(this.#form, `#${this.#layout.prefix}digits`, HTMLSelectElement);
    const isAll = this.#moreDigits.checked || !this.#layout.hasFewDigits;
    const offered = ALL_DIGITS.filter(({ value }) => isAll || USUAL_DIGITS.includes(value));
    const { value: chosen } = select;
    select.replaceChildren(...offered.map(makeOption));
    select.value = offered.some(({ value }) => value === chosen) ? chosen : '6';
  }

  /** @param {FieldName} name */
  #control(name) {
    const control = this.#form.elements.namedItem(`${this.#layout.prefix}${name}`);
    if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLSelectElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof RadioNodeList
    ) {
      return control;
    }
    throw new TypeError(`no field ${name}`);
  }
}
