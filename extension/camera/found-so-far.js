// The accounts in the QR codes that the camera has seen. Those of a set come one after another.

import { describeProgress } from '../accounts/import-progress.js';
import { ImportSession } from '../accounts/import-session.js';
import { explain } from '../base/explain.js';
import { message } from '../base/texts.js';

/** @import {Account} from '../base/core.js' */
/** @import {Policy} from '../base/policy-values.js' */
/** @import {Code} from '../core/reader.js' */
/** @import {Offer} from '../accounts/proposal.js' */
/** @import {RefusedItem} from '../accounts/refused-list.js' */

/**
 * @typedef {object} Seen
 * @property {boolean} isWhole whether there are accounts, and the QR code is no part of a set that
 *   is incomplete
 * @property {string} note for the user; empty if nothing is new
 */

export class FoundSoFar {
  /** @type {Account[]} */ #accounts = [];
  /** @type {RefusedItem[]} */ #refused = [];
  /** @type {ImportSession | null} made when the core is there */ #session = null;

  /** Whether there is anything that can be proposed. */
  get isEmpty() {
    return this.#accounts.length + this.#refused.length === 0;
  }

  /** About the set whose parts are missing; empty without one. */
  get note() {
    return this.#missing > 0 ? `${this.#describe()} ${message('camera_next')}` : '';
  }

  /**
   * @param {Code[]} codes their texts are wiped
   * @param {Partial<Policy>} policy
   * @returns {Seen}
   */
  take(codes, policy) {
    const result = ImportSession.emptyResult();
    const texts = codes.map(({ text, place }) => ({ bytes: text, place }));
    this.#session ??= new ImportSession();
    this.#session.read(result, texts, '', policy);
    for (const one of result.usual) one.free();
    this.#accounts.push(...result.accounts.map(({ account }) => account));
    if (result.isList || result.accounts.length > 0) {
      this.#refused.push(...result.refused.filter(isInSet));
      return { isWhole: !result.isList || this.#missing === 0, note: this.note };
    }
    const [first] = result.refused;
    return { isWhole: false, note: first === undefined ? '' : describeRefused(first) };
  }

  /** Hands over the accounts. The parts of the set that were read stay known. @returns {Offer} */
  takeOffer() {
    const progress = this.#describe();
    const nextStep = this.#missing > 0 ? `${progress} ${message('camera_rest')}` : '';
    const offer = { accounts: this.#accounts, refused: this.#refused, progress, nextStep };
    this.#accounts = [];
    this.#refused = [];
    return offer;
  }

  markAdded() {
    this.#session?.markAdded();
  }

  /** Forgets the accounts and the set. */
  forget() {
    for (const account of this.#accounts) account.free();
    this.#accounts = [];
    this.#refused = [];
    this.#session?.clear();
  }

  get #missing() {
    return this.#session?.progress()?.missing.length ?? 0;
  }

  #describe() {
    const progress = this.#session?.progress() ?? null;
    return progress === null ? '' : describeProgress(progress);
  }
}

/**
 * Whether it is an account of a set, not another QR code in the frame.
 * @param {RefusedItem} item
 */
function isInSet({ refused: { code } }) {
  return !/^(?:foreign|otpauth)_|_appended/u.test(code);
}

/** @param {RefusedItem} item */
function describeRefused({ refused }) {
  return refused.code === 'import_appended'
    ? message('camera_appended', refused.values)
    : explain(refused);
}
