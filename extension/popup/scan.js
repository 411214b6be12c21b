// Captures the tab in front, searches the whole capture, and asks before anything is added.

import { openPage } from '../browser/browser.js';
import { element, find, showView } from '../forms/dom.js';
import { onSubmit } from '../forms/form-errors.js';
import { distinctContents, freeAll, readCodes } from '../accounts/read-codes.js';
import { handOver } from '../capture/handover.js';
import { Proposal } from '../accounts/proposal.js';
import { UsualOffer } from '../accounts/usual-offer.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { prepareReader, readCapture } from '../worker/reader-client.js';
import { capture } from '../capture/capture.js';
import { addressOf } from '../capture/given-picture.js';
import { lockCount } from '../vault/on-lock.js';

/** @import {Account} from '../base/core.js' */
/** @import {Found} from '../accounts/read-codes.js' */
/** @import {Added} from '../codes/added-view.js' */

/**
 * @typedef {object} Outlets
 * @property {(thrown: unknown) => void} fail
 * @property {(added: Added) => Promise<void>} onAdded
 */

export class Scan {
  /** @type {string | null} */ #capture = null;
  #form = find(document, '#found', HTMLFormElement);
  #proposal = new Proposal(this.#form);
  #offer = new UsualOffer(element('#failed-usual'), (account) => void this.#takeUsual(account));
  #outlets;

  /** @param {Outlets} outlets */
  constructor(outlets) {
    this.#outlets = outlets;
    onSubmit(this.#form, () => this.#add());
    for (const id of ['#choose-region', '#failed-region']) {
      find(document, id, HTMLElement).addEventListener(
        'click',
        () => void this.#chooseRegion('region_choose'),
      );
    }
  }

  get hasCapture() {
    return this.#capture !== null;
  }

  /** @param {Blob | null} [picture] searched in place of the page in front */
  async start(picture = null) {
    showView('busy');
    prepareReader();
    this.#capture = null;
    this.#offer.clear();
    const locks = lockCount();
    try {
      this.#capture = await (picture === null ? capture() : addressOf(picture));
      const { codes } = await readCapture(this.#capture, 'account');
      const found = await readCodes(codes);
      if (locks !== lockCount()) freeAll(found);
      else await this.#propose(found, locks);
    } catch (thrown) {
      if (locks !== lockCount()) return;
      const { code } = asRefusal(thrown);
      if (this.#capture !== null && (code.startsWith('qr_') || code.startsWith('worker_'))) {
        await this.#chooseRegion(reasonOf(code));
      } else {
        this.#outlets.fail(thrown);
      }
    }
  }

  /** To be called when a failure is no longer shown. */
  dropOffer() {
    this.#offer.clear();
  }

  /** Forgets the capture and the accounts that were found. */
  forget() {
    this.#capture = null;
    this.#offer.clear();
    this.#proposal.clear();
  }

  /**
   * @param {Found[]} found
   * @param {number} locks the count of locks when the capture was made
   */
  async #propose(found, locks) {
    const contents = distinctContents(found);
    const [content, another] = contents;
    const [first] = found;
    if (found.length === 1 && first !== undefined && 'refused' in first) {
      this.#offer.show(first.usual);
      first.usual?.free();
      throw first.refused;
    }
    const isOne = content !== undefined && another === undefined;
    if (isOne) await this.#proposal.show(content);
    for (const one of contents) one.free();
    freeAll(found.filter((one) => 'refused' in one));
    if (locks !== lockCount()) {
      this.forget();
      return;
    }
    if (!isOne) {
      await this.#chooseRegion('region_several_found');
      return;
    }
    showView('found');
    this.#proposal.focus();
  }

  /** @param {Account} account */
  async #takeUsual(account) {
    const locks = lockCount();
    try {
      await this.#proposal.showAccount(account);
      if (locks !== lockCount()) return;
      showView('found');
      this.#proposal.focus();
    } catch (thrown) {
      this.#outlets.fail(thrown);
    }
  }

  async #add() {
    const outcome = await this.#proposal.add();
    this.#capture = null;
    await this.#outlets.onAdded(outcome);
  }

  /**
   * Opens the capture on a page of its own.
   * @param {string} reason the key of the text that says why
   */
  async #chooseRegion(reason) {
    if (this.#capture === null) return;
    const token = crypto.randomUUID();
    try {
      const taken = handOver(token, { address: this.#capture, reason });
      // In the background at first: this window closes, and its capture with it, as soon as another
      // tab comes to the front.
      await Promise.all([openPage(`scan/scan.html#${token}`, { active: false }), taken]);
      window.close();
    } catch (cause) {
      this.#outlets.fail(new Refusal('page_not_opened', { cause }));
    }
  }
}

/**
 * Why the whole capture gave nothing.
 * @param {string} code of the refusal
 */
function reasonOf(code) {
  if (code === 'qr_not_found') return 'region_none_found';
  return code === 'worker_not_read' ? 'region_not_read' : 'region_not_searched';
}
