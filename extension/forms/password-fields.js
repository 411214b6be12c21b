// The master password: chosen on the first use, asked for while the vaults are locked, and no
// field while one is open.

import { Refusal } from '../base/refusal.js';
import { makeVault, unlock } from '../vault/access.js';
import { readState } from '../vault/session.js';
import { preparePasswordWorker } from '../worker/password-client.js';
import { makePasswordField } from './password-input.js';

/** @import {State} from '../vault/session.js' */

export class PasswordFields {
  /** @type {State} */ #state = 'unlocked';
  /** @type {HTMLInputElement[]} */ #inputs = [];
  #place;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
  }

  /**
   * Draws the fields for the vaults' state. Typed text is kept as long as the state is the same.
   * @returns {Promise<State>}
   */
  async refresh() {
    const state = await readState();
    if (state === this.#state && this.#place.childElementCount > 0) return state;
    this.#state = state;
    this.#place.replaceChildren();
    if (state === 'new') this.#inputs = drawNewPassword(this.#place);
    else if (state === 'locked') this.#inputs = [drawPassword(this.#place)];
    else this.#inputs = [];
    if (this.#inputs.length > 0) preparePasswordWorker();
    return state;
  }

  /** Makes the first vault, or unlocks. On success the typed text is forgotten. */
  async submit() {
    const [first] = this.#inputs;
    if (this.#state === 'unlocked' || first === undefined) return;
    if (this.#state === 'new') await makeVault(chosenPassword(this.#inputs));
    else await unlock({ way: 'password', password: first.value });
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
 * A field for a password that exists.
 * @param {HTMLElement} place
 * @param {string} [name]
 * @param {string} [label] the key of its text
 */
export function drawPassword(place, name = 'password', label = 'field_password') {
  const { field, input } = makePasswordField({ name, label });
  place.append(field);
  return input;
}

/**
 * Two fields for a new password.
 * @param {HTMLElement} place
 * @param {string} [prefix] of the fields' names, if the page has several forms
 * @param {string} [label] the key of the first field's text
 */
export function drawNewPassword(place, prefix = '', label = 'password_choose') {
  const [first, repeat] = [
    makePasswordField({
      name: `${prefix}password`,
      label,
      hint: 'password_choose_hint',
      isNew: true,
    }),
    makePasswordField({ name: `${prefix}repeat`, label: 'password_repeat' }),
  ];
  place.append(first.field, repeat.field);
  return [first.input, repeat.input];
}

/**
 * The new password, if both fields hold the same.
 * @param {HTMLInputElement[]} inputs
 */
export function chosenPassword([first, repeat]) {
  if (first === undefined || repeat === undefined || first.value !== repeat.value) {
    throw new Refusal('password_differs', { fields: ['repeat'] });
  }
  return first.value;
}
