// The master password: chosen with the first use, asked for when the vault is locked, not there while it is open.

import { message } from './browser.js';
import { make } from './dom.js';
import { Refusal } from './refusal.js';
import { choosePassword, state, unlock } from './session.js';

/** @import {State} from './session.js' */

export class PasswordFields {
  /** @type {State} */ #state = 'unlocked';
  /** @type {HTMLInputElement[]} */ #inputs = [];
  #place;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
  }

  /** Draws the fields that the vault's state asks for, keeping what was typed where that state has not changed. */
  async refresh() {
    const now = await state();
    if (now === this.#state && this.#place.childElementCount > 0) return now;
    this.#state = now;
    this.#inputs = [];
    this.#place.replaceChildren();
    if (now === 'new') {
      this.#add('password', message('password_choose'), 'new-password', message('password_choose_hint'));
      this.#add('repeat', message('password_repeat'), 'new-password');
    } else if (now === 'locked') {
      this.#add('password', message('field_password'), 'current-password');
    }
    return now;
  }

  /** Chooses the password, or unlocks with it, as the fields ask. What was typed is forgotten in any case but an error. */
  async pass() {
    const [first, repeat] = this.#inputs;
    if (this.#state === 'unlocked' || first === undefined) return;
    if (this.#state === 'new') {
      if (repeat?.value !== first.value) throw new Refusal('password_differs', { fields: ['repeat'] });
      await choosePassword(first.value);
    } else {
      await unlock(first.value);
    }
    this.clear();
    await this.refresh();
  }

  focus() {
    this.#inputs[0]?.focus();
  }

  clear() {
    for (const input of this.#inputs) input.value = '';
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {AutoFill} autocomplete
   * @param {string} [hint]
   */
  #add(name, label, autocomplete, hint) {
    const input = make('input', { id: name, name, type: 'password', autocomplete, 'aria-describedby': `${name}-note` });
    const show = make('button', { type: 'button', class: 'quiet', 'aria-pressed': 'false' }, message('password_show'));
    show.addEventListener('click', () => {
      const shown = input.type === 'password';
      input.type = shown ? 'text' : 'password';
      show.setAttribute('aria-pressed', String(shown));
      show.textContent = message(shown ? 'password_hide' : 'password_show');
    });
    this.#inputs.push(input);
    this.#place.append(
      make(
        'div',
        { class: 'field' },
        make('label', { for: name }, label),
        make('div', { class: 'input-row' }, input, show),
        make('p', { id: `${name}-note`, class: 'note', 'data-hint': hint ?? '' }, hint ?? ''),
      ),
    );
  }
}
