// Asks for what opens the state to go back to, so that nobody who lost access gets it back.

import { OpenVault } from '../base/core.js';
import { element, find } from '../forms/dom.js';
import { clearErrors, onSubmit } from '../forms/form-errors.js';
import { ProofFields } from '../forms/proof-fields.js';
import { openBy } from '../vault/proof.js';
import { readOpenSession, readState } from '../vault/session.js';

/**
 * An older state of a vault. `back` goes back to it and is called once `sealed` was opened.
 * @typedef {{sealed: string, back: () => Promise<void>}} Goal
 */

export class WayBack {
  #form = find(document, '#prove', HTMLFormElement);
  #fields = new ProofFields(element('#prove-fields'));
  /** @type {Goal | null} */ #goal = null;

  constructor() {
    this.#fields.offer(['password', 'recovery']);
    onSubmit(this.#form, async () => {
      const goal = this.#goal;
      if (goal === null) return;
      await openBy([goal.sealed], this.#fields.proof);
      await goal.back();
      this.close();
    });
    element('#prove-cancel').addEventListener('click', () => this.close());
  }

  /**
   * Whether the vault is open and its key opens the other state, too.
   * @param {string} id
   * @param {string} sealed
   */
  async isOwner(id, sealed) {
    if ((await readState()) !== 'unlocked') return false;
    const session = await readOpenSession();
    if (session.id !== id) return false;
    try {
      OpenVault.open(sealed, session.key).free();
      return true;
    } catch {
      return false;
    }
  }

  /**
   * @param {string} sealed
   * @param {() => Promise<void>} back
   */
  ask(sealed, back) {
    this.#goal = { sealed, back };
    clearErrors(this.#form);
    this.#form.hidden = false;
    this.#form.scrollIntoView({ block: 'center' });
    this.#fields.focus();
  }

  /** Forgets what was typed. */
  close() {
    this.#goal = null;
    this.#form.hidden = true;
    this.#fields.clear();
  }
}
