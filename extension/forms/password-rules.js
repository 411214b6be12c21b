// The administrator's rules for new passwords, below the field for one.

import { make, write } from './dom.js';

/** @import {Policy} from '../base/policy-values.js' */

/** The hint of a field that names the usual minimum, and the one for another minimum. */
const USUAL_HINT = 'password_choose_hint';
const MANAGED_HINT = 'managed_password_hint';

export class PasswordRules {
  element;
  #input;
  #hint;
  #strength = make('p');
  #length = make('p');
  #own = make('p');

  /**
   * @param {HTMLInputElement} input with its hint, in a field
   * @param {string} hint the key of its text
   */
  constructor(input, hint) {
    this.#input = input;
    this.#hint = hint;
    const id = `${input.id}-rules`;
    this.element = make('div', { id, class: 'managed' }, this.#length, this.#strength, this.#own);
    this.element.hidden = true;
  }

  /** @param {Partial<Policy>} policy */
  show({ minimumPasswordLength: length, minimumPasswordStrength: strength = 0, passwordHint }) {
    // The field's own hint says how long a password must be; only an error takes its place.
    if (this.#hint === USUAL_HINT) this.#showHint(length);
    const isLengthShown = length !== undefined && this.#hint !== USUAL_HINT;
    write(this.#length, isLengthShown ? 'managed_password_length' : '', [String(length)]);
    write(this.#strength, '');
    if (strength > 0) write(this.#strength, `managed_strength_${strength}`);
    this.#own.textContent = passwordHint ?? '';
    for (const part of this.element.children)
      if (part instanceof HTMLElement) part.hidden = part.textContent === '';
    const isShown = [...this.element.children].some(({ textContent }) => textContent !== '');
    this.element.hidden = !isShown;
    const described = `${this.#input.id}-note`;
    const ids = isShown ? `${described} ${this.element.id}` : described;
    this.#input.setAttribute('aria-describedby', ids);
  }

  /** @param {number | undefined} length */
  #showHint(length) {
    const note = this.#input.closest('.field')?.querySelector('.note');
    if (!(note instanceof HTMLElement)) return;
    const isError = note.classList.contains('error');
    const shown = note.textContent;
    write(note, length === undefined ? USUAL_HINT : MANAGED_HINT, [String(length)]);
    note.dataset.hintText = note.dataset.text ?? '';
    note.dataset.hint = note.textContent;
    delete note.dataset.text;
    if (isError) note.textContent = shown;
  }
}
