// A dialog that asks the owner to prove who they are before the ways to unlock the vault change.

import { element, find, write } from '../forms/dom.js';
import { clearErrors, onSubmit } from '../forms/form-errors.js';
import { ProofFields } from '../forms/proof-fields.js';
import { waysOf } from '../vault/proof.js';

/** @import {OpenVault} from '../base/core.js' */
/** @import {Proof} from '../vault/proof.js' */

/**
 * @typedef {object} Question
 * @property {string} title the key of its text
 * @property {string} how the key of the text that says what follows
 * @property {readonly string[]} [values] for both texts
 * @property {(proof: Proof) => Promise<void>} act throws if the proof is wrong
 */

export class ProofDialog {
  #dialog = find(document, '#proof', HTMLDialogElement);
  #form = find(document, '#proof form', HTMLFormElement);
  #fields = new ProofFields(element('#proof-fields'), { prefix: 'proof-' });
  /** @type {Question | null} */ #question = null;

  constructor() {
    onSubmit(this.#form, async () => {
      await this.#question?.act(this.#fields.proof);
      this.close();
    });
    element('#proof-cancel').addEventListener('click', () => this.close());
    this.#dialog.addEventListener('close', () => this.#fields.clear());
  }

  /** Offers the ways that the vault has. @param {OpenVault} vault */
  setVault(vault) {
    this.#fields.offer(waysOf(vault));
  }

  /** @param {Question} question */
  ask(question) {
    this.#question = question;
    const { title, how, values = [] } = question;
    clearErrors(this.#form);
    write(element('#proof-title'), title, values);
    write(element('#proof-how'), how, values);
    this.#dialog.showModal();
    this.#fields.focus();
  }

  /** Closes it and forgets what was typed. */
  close() {
    this.#question = null;
    this.#dialog.close();
  }
}
