// The accounts that are read from several inputs. The QR codes of a transfer may come in any order.

import { message } from '../base/texts.js';
import { Account, Transfer } from '../base/core.js';
import { accountsIn, partOf } from '../accounts/found.js';
import { asRefusal } from '../base/refusal.js';
import { describeParts } from '../accounts/import-progress.js';

/** @import {Refused} from '../accounts/refused-list.js' */
/** @import {ImportText} from './import-texts.js' */

/**
 * The result of one input.
 * @typedef {object} ImportResult
 * @property {{account: Account, source: string}[]} accounts the receiver frees them
 * @property {Refused[]} refused
 * @property {number} again the number of QR codes that had been read before
 * @property {boolean} hasTransfer whether any account came by a transfer
 */

export class ImportSession {
  #transfer = new Transfer();
  /** Whether the accounts of the transfer were added: another transfer may then begin. */
  #isAdded = false;

  /** @returns {ImportResult} */
  static emptyResult() {
    return { accounts: [], refused: [], again: 0, hasTransfer: false };
  }

  /**
   * Reads texts into a result, and wipes them.
   * @param {ImportResult} result
   * @param {ImportText[]} texts
   * @param {string} name of the file; empty for none
   */
  read(result, texts, name) {
    for (const { line, ...text } of texts) {
      const place =
        line === undefined
          ? name
          : [name, message('found_line', [String(line)])].filter(Boolean).join(' ');
      if ('refused' in text) result.refused.push({ name: place, refused: text.refused });
      else this.#readOne(result, text.bytes, place);
    }
  }

  /** The parts that were read and are missing, and the next step; empty without a transfer. */
  describe() {
    const view = this.#transfer.view();
    if (view.parts === 0) return '';
    if (view.missing.length === 0) return describeParts(view);
    return `${describeParts(view)} ${message(this.#isAdded ? 'transfer_add_rest' : 'transfer_add_next')}`;
  }

  /** Whether some QR codes of a transfer were read and others are missing. */
  get isWaiting() {
    return this.#transfer.view().missing.length > 0;
  }

  /** To be called when the accounts were added. */
  markAdded() {
    if (this.isWaiting) this.#isAdded = true;
    else this.clear();
  }

  clear() {
    this.#transfer.free();
    this.#transfer = new Transfer();
    this.#isAdded = false;
  }

  /**
   * @param {ImportResult} result
   * @param {Uint8Array} bytes wiped
   * @param {string} place
   */
  #readOne(result, bytes, place) {
    try {
      if (Transfer.isTransfer(bytes)) this.#readPart(result, bytes, place);
      else result.accounts.push({ account: Account.fromText(bytes), source: place });
    } catch (thrown) {
      result.refused.push({ name: place, refused: asRefusal(thrown) });
    } finally {
      bytes.fill(0);
    }
  }

  /**
   * @param {ImportResult} result
   * @param {Uint8Array} bytes
   * @param {string} place
   */
  #readPart(result, bytes, place) {
    const part = partOf(bytes);
    try {
      const before = this.#transfer.view().have.length;
      this.#take(bytes);
      if (this.#transfer.view().have.length === before) {
        result.again += 1;
        return;
      }
      const { accounts, refused } = accountsIn(part);
      result.hasTransfer = true;
      result.accounts.push(...accounts.map((account) => ({ account, source: place })));
      result.refused.push(...refused);
    } finally {
      part.free();
    }
  }

  /** @param {Uint8Array} bytes */
  #take(bytes) {
    try {
      this.#transfer.take(bytes);
    } catch (thrown) {
      const isOther = asRefusal(thrown).code === 'import_other_transfer';
      if (!isOther || (this.isWaiting && !this.#isAdded)) throw thrown;
      this.clear();
      this.#transfer.take(bytes);
    }
  }
}
