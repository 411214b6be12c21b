// What files, drops and pastes gave so far. A transfer's codes may come one by one, in any order, over several of them.

import { message } from '../base/texts.js';
import { Account, Transfer } from '../base/core.js';
import { accountsIn, partOf } from '../accounts/found.js';
import { asRefusal } from '../base/refusal.js';
import { describeParts } from '../accounts/transfer.js';

/** @import {Refused} from '../accounts/refused-list.js' */
/** @import {Source} from './sources.js' */

/**
 * What one choice, drop or paste gave.
 * @typedef {object} Harvest
 * @property {{account: Account, source: string}[]} accounts each one's to free
 * @property {Refused[]} refused
 * @property {number} again how many codes of the transfer had been read before
 * @property {boolean} hasTransfer whether any account came by a transfer
 */

export class Harvester {
  #transfer = new Transfer();
  /** Whether what was read of the transfer was added: then another one may begin. */
  #isSettled = false;

  /** @returns {Harvest} */
  static empty() {
    return { accounts: [], refused: [], again: 0, hasTransfer: false };
  }

  /**
   * @param {Harvest} harvest to which what is read is added
   * @param {Source[]} sources whose texts are wiped
   * @param {string} name of the file, if it was one
   */
  gather(harvest, sources, name) {
    for (const { line, ...source } of sources) {
      const place =
        line === undefined
          ? name
          : [name, message('found_line', [String(line)])].filter(Boolean).join(' ');
      if ('refused' in source) harvest.refused.push({ name: place, refused: source.refused });
      else this.#gatherOne(harvest, source.bytes, place);
    }
  }

  /** What the transfer has and lacks, and how to go on; empty where there is none. */
  describe() {
    const view = this.#transfer.view();
    if (view.parts === 0) return '';
    if (view.missing.length === 0) return describeParts(view);
    return `${describeParts(view)} ${message(this.#isSettled ? 'transfer_add_rest' : 'transfer_add_next')}`;
  }

  /** Whether codes of a transfer are there, and others are not. */
  get isWaiting() {
    return this.#transfer.view().missing.length > 0;
  }

  /** To be called when what was read was added. */
  settle() {
    if (this.isWaiting) this.#isSettled = true;
    else this.forget();
  }

  forget() {
    this.#transfer.free();
    this.#transfer = new Transfer();
    this.#isSettled = false;
  }

  /**
   * @param {Harvest} harvest
   * @param {Uint8Array} bytes wiped
   * @param {string} place
   */
  #gatherOne(harvest, bytes, place) {
    try {
      if (Transfer.isTransfer(bytes)) this.#gatherPart(harvest, bytes, place);
      else harvest.accounts.push({ account: Account.fromText(bytes), source: place });
    } catch (thrown) {
      harvest.refused.push({ name: place, refused: asRefusal(thrown) });
    } finally {
      bytes.fill(0);
    }
  }

  /**
   * @param {Harvest} harvest
   * @param {Uint8Array} bytes
   * @param {string} place
   */
  #gatherPart(harvest, bytes, place) {
    const part = partOf(bytes);
    try {
      const before = this.#transfer.view().have.length;
      this.#take(bytes);
      if (this.#transfer.view().have.length === before) {
        harvest.again += 1;
        return;
      }
      const { accounts, refused } = accountsIn(part);
      harvest.hasTransfer = true;
      harvest.accounts.push(...accounts.map((account) => ({ account, source: place })));
      harvest.refused.push(...refused);
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
      if (!isOther || (this.isWaiting && !this.#isSettled)) throw thrown;
      this.forget();
      this.#transfer.take(bytes);
    }
  }
}
