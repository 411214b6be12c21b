// Asks for what opens a vault: the master password or, instead, the recovery code or a passkey.

import { onPolicyChanged, readPolicy } from '../base/policy.js';
import { message } from '../base/texts.js';
import { make, write } from './dom.js';
import { makePasswordField } from './password-input.js';

/** @import {Proof} from '../vault/proof.js' */

/** @typedef {Proof['way']} Way */

const WAYS = /** @type {const} */ (['password', 'recovery', 'passkey']);

export class ProofFields {
  /** @type {Way} */ #way = 'password';
  /** @type {readonly Way[]} */ #ways = ['password'];
  /** Whether the administrator allows passkeys. */ #isPasskeyAllowed = true;
  #password;
  #recovery;
  #parts;
  #buttons;

  /**
   * @param {HTMLElement} place
   * @param {object} [fields]
   * @param {string} [fields.prefix] of the fields' names, if the page has several forms
   * @param {string} [fields.label] the key of the password field's text
   * @param {boolean} [fields.isRequired] whether the password field is marked as required
   */
  constructor(place, { prefix = '', label = 'field_password', isRequired = false } = {}) {
    const password = makePasswordField({ name: `${prefix}password`, label, isRequired });
    const recovery = makeRecoveryField(`${prefix}recovery`);
    this.#password = password.input;
    this.#recovery = recovery.input;
    const passkey = make('p', { class: 'quiet-text' });
    write(passkey, 'proof_passkey_how');
    this.#parts = { password: password.field, recovery: recovery.field, passkey };
    this.#buttons = new Map(WAYS.map((way) => [way, this.#makeButton(way)]));
    const others = make('p', { class: 'other-ways' }, ...this.#buttons.values());
    place.append(...Object.values(this.#parts), others);
    this.#show('password');
    const followPolicy = async () => {
      this.#isPasskeyAllowed = (await readPolicy()).allowPasskeyUnlock !== false;
      this.#show(this.#way);
    };
    onPolicyChanged(() => void followPolicy());
    void followPolicy();
  }

  /** Offers the ways that the vault has. @param {readonly Way[]} ways */
  offer(ways) {
    if (ways.join() === this.#ways.join()) return;
    this.#ways = ways;
    this.#show(ways[0] ?? 'password');
  }

  /** @returns {Proof} */
  get proof() {
    if (this.#way === 'passkey') return { way: 'passkey' };
    return this.#way === 'password'
      ? { way: 'password', password: this.#password.value }
      : { way: 'recovery', code: this.#recovery.value };
  }

  /** Fills in a recovery code that was scanned. @param {string} code */
  fillRecovery(code) {
    this.#show('recovery');
    this.#recovery.value = code;
  }

  /** Removes what was typed. */
  clear() {
    for (const input of [this.#password, this.#recovery]) input.value = '';
    this.#show(this.#ways[0] ?? 'password');
  }

  focus() {
    if (this.#way !== 'passkey')
      (this.#way === 'password' ? this.#password : this.#recovery).focus();
  }

  /** @param {Way} shown */
  #show(shown) {
    this.#way = shown;
    for (const way of WAYS) this.#parts[way].hidden = way !== shown;
    for (const [way, button] of this.#buttons) {
      const isOffered = this.#ways.includes(way) && (way !== 'passkey' || this.#isPasskeyAllowed);
      button.hidden = way === shown || !isOffered;
    }
  }

  /** @param {Way} way */
  #makeButton(way) {
    const button = make('button', { type: 'button', class: 'quiet' });
    write(button, `proof_use_${way}`);
    button.addEventListener('click', () => {
      this.#show(way);
      this.focus();
    });
    return button;
  }
}

/** @param {string} name */
function makeRecoveryField(name) {
  const input = make('input', { id: name, name, type: 'text', 'aria-describedby': `${name}-note` });
  const hint = 'unlock_recovery_hint';
  const text = message(hint);
  const note = { id: `${name}-note`, class: 'note', 'data-hint': text, 'data-hint-text': hint };
  const label = make('label', { for: name, 'data-text': 'field_recovery' });
  write(label, 'field_recovery');
  return { field: make('div', { class: 'field' }, label, input, make('p', note, text)), input };
}
