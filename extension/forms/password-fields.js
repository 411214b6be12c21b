// The master password: chosen on the first use, asked for while the vaults are locked, and no
// field while one is open.

import { Refusal } from '../base/refusal.js';
import { makeVault, unlock } from '../vault/access.js';
import { readState } from '../vault/session.js';
import { preparePasswordWorker } from '../worker/password-client.js';
import { NewPassword } from './new-password.js';
import { makePasswordField } from './password-input.js';

/** @import {State} from '../vault/session.js' */
/** @import {RestoreFirst} from './restore-first.js' */

export class PasswordFields {
  /** @type {State} */ #state = 'unlocked';
  /** @type {HTMLInputElement | null} of the password that opens a vault */ #existing = null;
  /** @type {NewPassword | null} of the first vault */ #chosen = null;
  #place;
  #restoreFirst;
  #isBesideOthers;
  /** Whether the focus goes to the fields once the user has decided to begin anew. */
  #isFocusWanted = false;

  /**
   * @param {HTMLElement} place
   * @param {object} [options]
   * @param {RestoreFirst | null} [options.restoreFirst] a page in a tab has one
   * @param {boolean} [options.isBesideOthers] whether the form has other fields, so that this one
   *   is marked as required
   */
  constructor(place, { restoreFirst = null, isBesideOthers = false } = {}) {
    this.#place = place;
    this.#restoreFirst = restoreFirst;
    this.#isBesideOthers = isBesideOthers;
    restoreFirst?.onChanged(() => this.#followDecision());
  }

  /** Whether a vault was lost, and the user has yet to decide. */
  get isUndecided() {
    return this.#restoreFirst?.isShown ?? false;
  }

  /**
   * Draws the fields for the vaults' state. Typed text is kept as long as the state is the same.
   * The fields of a new password are hidden while the user has yet to decide.
   * @returns {Promise<State>}
   */
  async refresh() {
    await this.#restoreFirst?.refresh();
    const state = await readState();
    this.#place.hidden = this.isUndecided;
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
    // A vault may have been found lost, or restored by another page, since the fields were drawn.
    if (this.#chosen !== null) await this.refresh();
    if (this.isUndecided) {
      this.focus();
      throw new Refusal('former_undecided');
    }
    if (this.#chosen !== null) await makeVault(await this.#chosen.read());
    else if (this.#existing !== null)
      await unlock({ way: 'password', password: this.#existing.value });
    else return;
    this.clear();
    await this.refresh();
  }

  focus() {
    this.#isFocusWanted = this.isUndecided;
    if (this.isUndecided) this.#restoreFirst?.focus();
    else (this.#chosen ?? this.#existing)?.focus();
  }

  clear() {
    this.#chosen?.clear();
    if (this.#existing !== null) this.#existing.value = '';
  }

  async #followDecision() {
    await this.refresh();
    if (this.#isFocusWanted && !this.isUndecided) this.focus();
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
