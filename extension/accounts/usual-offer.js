// A button that goes on with the account of a refused QR code: its period or number of digits is
// invalid, and the account has the usual value instead.

import { message } from '../base/texts.js';
import { singleAccount } from './read-codes.js';

/** @import {Account, ImportedText} from '../base/core.js' */

export class UsualOffer {
  /** @type {Account | null} */ #account = null;
  #button;

  /**
   * @param {HTMLElement} button
   * @param {(account: Account) => void} onTake frees the account
   */
  constructor(button, onTake) {
    this.#button = button;
    button.addEventListener('click', () => {
      const account = this.#account;
      this.#account = null;
      this.clear();
      if (account !== null) onTake(account);
    });
  }

  /** @param {ImportedText | undefined} content the caller frees it; none takes the offer away */
  show(content) {
    this.clear();
    this.#account = content === undefined ? null : singleAccount(content);
    if (this.#account === null) return;
    const { digits, period } = this.#account.preview().parameters;
    this.#button.textContent = message('action_try_usual', [digits, period].map(String));
    this.#button.hidden = false;
  }

  /** Frees the account. To be called when the refusal is no longer shown, and on a lock. */
  clear() {
    this.#account?.free();
    this.#account = null;
    this.#button.hidden = true;
  }
}
