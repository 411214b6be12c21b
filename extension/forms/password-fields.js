// The master password: chosen with the first use, asked for when the vaults are locked, not there while one is open.

import { makeVault, unlock } from '../vault/access.js';
import { makePasswordField } from './password-input.js';
import { Refusal } from '../base/refusal.js';
import { state } from '../vault/session.js';

/** @import {State} from '../vault/session.js' */

export class PasswordFields {
  /** @type {State} */ #state = 'unlocked';
  /** @type {HTMLInputElement[]} */ #inputs = [];
  #place;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
  }

  /** Draws the fields that the vaults' state asks for, keeping what was typed where that state has not changed. */
  async refresh() {
    const now = await state();
    if (now === this.#state && this.#place.childElementCount > 0) return now;
    this.#state = now;
    this.#place.replaceChildren();
    if (now === 'new') this.#inputs = drawNewPassword(this.#place);
    else if (now === 'locked') this.#inputs = [drawPassword(this.#place)];
    else this.#inputs = [];
    return now;
  }

  /** Chooses the password, or unlocks with it, as the fields ask. What was typed is forgotten in any case but an error. */
  async pass() {
    const [first] = this.#inputs;
    if (this.#state === 'unlocked' || first === undefined) return;
    if (this.#state === 'new') await makeVault(chosen(this.#inputs));
    else await unlock(first.value);
    this.clear();
    await this.refresh();
  }

  focus() {
    this.#inputs[0]?.focus();
  }

  clear() {
    for (const input of this.#inputs) input.value = '';
  }
}

/**
 * @param {HTMLElement} place
 * @param {string} [name]
 * @param {string} [label] the key of its text
 */
export function drawPassword(place, name = 'password', label = 'field_password') {
  const { field, input } = makePasswordField({
    name,
    label,
    autocomplete: 'current-password',
  });
  place.append(field);
  return input;
}

/**
 * A new password, twice.
 * @param {HTMLElement} place
 * @param {string} [prefix] of the fields' names, where a page has several
 * @param {string} [label] the key of its text
 */
export function drawNewPassword(place, prefix = '', label = 'password_choose') {
  const [first, repeat] = [
    makePasswordField({
      name: `${prefix}password`,
      label,
      autocomplete: 'new-password',
      hint: 'password_choose_hint',
      isNew: true,
    }),
    makePasswordField({
      name: `${prefix}repeat`,
      label: 'password_repeat',
      autocomplete: 'new-password',
    }),
  ];
  place.append(first.field, repeat.field);
  return [first.input, repeat.input];
}

/**
 * What both fields of a new password hold.
 * @param {HTMLInputElement[]} inputs
 */
export function chosen([first, repeat]) {
  if (first === undefined || repeat === undefined || first.value !== repeat.value) {
    throw new Refusal('password_differs', { fields: ['repeat'] });
  }
  return first.value;
}
