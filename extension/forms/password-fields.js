// The master password: chosen on the first use, asked for while the vaults are locked, and no
// field while one is open.

import { makeVault, unlock } from '../vault/access.js';
import { readState } from '../vault/session.js';
import { preparePasswordWorker } from '../worker/password-client.js';
import { NewPassword } from './new-password.js';
import { makePasswordField } from './password-input.js';

/** @import {State} from '../vault/session.js' */

export class PasswordFields {
  /** @type {State} */ #state = 'unlocked';
  /** @type {HTMLInputElement | null} of the password that opens a vault */ #existing = null;
  /** @type {NewPassword | null} of the first vault */ #chosen = null;
  #place;
  #isBesideOthers;

  /**
   * @param {HTMLElement} place
   * @param {boolean} [isBesideOthers] whether the form has other fields, so that this one is marked
   *   as required
   */
  constructor(place, isBesideOthers = false) {
    this.#place = place;
    this.#isBesideOthers = isBesideOthers;
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
    this.#chosen = state === 'new' ? new NewPassword(this.#place) : null;
    this.#existing = state === 'locked' ? this.#drawExisting() : null;
    if (state !== 'unlocked') preparePasswordWorker();
    return state;
  }

  /** Makes the first vault, or unlocks. On success the typed text is forgotten. */
  async submit() {
    if (this.#chosen !== null) await makeVault(await this.#chosen.read());
    else if (this.#existing !== null)
      await unlock({ way: 'password', password: this.#existing.value });
    else return;
    this.clear();
    await this.refresh();
  }

  focus() {
    (this.#chosen ?? this.#existing)?.focus();
  }

  clear() {
    this.#chosen?.clear();
    if (this.#existing !== null) this.#existing.value = '';
  }

  #drawExisting() {
    const isRequired = this.#isBesideOthers;
    const { field, input } = makePasswordField({
      name: 'password',
      label: 'field_password',
      isRequired,
    });
    this.#place.append(field);
    return input;
  }
}
