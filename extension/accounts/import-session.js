// The accounts that a page reads from several texts. The parts of a set may come in any order.

import { Account, ImportReader } from '../base/core.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { message } from '../base/texts.js';
import { describeProgress } from './import-progress.js';
import { nameOf } from '../base/name-of.js';
import { allowed, refusedAccounts, refusedText } from './read-codes.js';

/** @import {ImportedText} from '../base/core.js' */
/** @import {FileAccount, FileAccounts} from '../core/import.js' */
/** @import {Policy} from '../base/policy-values.js' */
/** @import {Refused} from '../base/refusal.js' */
/** @import {Place} from '../core/reader.js' */
/** @import {RefusedItem} from './refused-list.js' */

/**
 * A text, or the reason why a line is not read. `line`: its number, from 1, if it is a line.
 * `place`: of a QR code that holds a part of a text.
 * @typedef {{bytes: Uint8Array, place?: Place | null}} GivenText
 * @typedef {{line?: number} & (GivenText | {refused: Refused})} ImportText
 */

/**
 * The result of one input.
 * @typedef {object} ImportResult
 * @property {{account: Account, source: string}[]} accounts the receiver frees them
 * @property {RefusedItem[]} refused
 * @property {ImportedText[]} usual the accounts of refused texts, with the usual period or digits;
 *   the receiver frees them
 * @property {boolean} isGivenUp whether the user left a file unopened
 * @property {number} again the number of texts that had been read before
 * @property {boolean} isList whether its accounts belong into the list even if there is only one:
 *   those of a part of a set, and of another program's file
 */

export class ImportSession {
  #reader = new ImportReader();
  /** @type {Set<string>} the names of files that hold keys which anybody can read */
  #plainFiles = new Set();

  /** @returns {ImportResult} */
  static emptyResult() {
    return { accounts: [], refused: [], usual: [], again: 0, isList: false, isGivenUp: false };
  }

  /**
   * Reads texts into a result, and wipes them.
   * @param {ImportResult} result
   * @param {ImportText[]} texts
   * @param {string} file its name; empty for none
   * @param {Partial<Policy>} policy
   */
  read(result, texts, file, policy) {
    for (const { line, ...text } of texts) {
      const number = line === undefined ? '' : message('found_line', [String(line)]);
      const source = [file, number].filter(Boolean).join(' ');
      if ('refused' in text) result.refused.push({ name: source, refused: text.refused });
      else this.#readOne(result, text, source, policy);
    }
  }

  /**
   * Takes the accounts of another program's file into a result, and wipes their secrets.
   * @param {ImportResult} result
   * @param {FileAccounts} content
   * @param {string} file its name; empty for none
   */
  readForeign(result, { isPlain, accounts, refused, locked }, file) {
    result.isList = true;
    for (const account of accounts) takeAccount(result, account, file);
    result.refused.push(
      ...refused.map(({ refused, ...names }) => ({ name: nameOf(names), refused })),
    );
    const sealed = new Refusal('file_entry_locked');
    result.refused.push(...locked.map((name) => ({ name, refused: sealed })));
    if (isPlain && accounts.length > 0) this.#plainFiles.add(file);
  }

  /** The parts of the set; `null` without one. */
  progress() {
    return this.#reader.progress() ?? null;
  }

  /** The parts that were read and are missing, and the next step; empty without a set. */
  describe() {
    const progress = this.progress();
    if (progress === null) return '';
    const text = describeProgress(progress);
    if (progress.missing.length === 0) return text;
    return `${text} ${message(progress.isAdded ? 'transfer_add_rest' : 'transfer_add_next')}`;
  }

  /**
   * To be called when the accounts were added.
   * @returns {string} the next steps; empty if there are none
   */
  markAdded() {
    this.#reader.markAdded();
    const files = [...this.#plainFiles].filter(Boolean).join(message('list_separator'));
    this.#plainFiles.clear();
    const remove = files === '' ? '' : message('file_plain_remove', [files]);
    return [this.describe(), remove].filter(Boolean).join(' ');
  }

  clear() {
    this.#plainFiles.clear();
    this.#reader.free();
    this.#reader = new ImportReader();
  }

  /**
   * @param {ImportResult} result
   * @param {GivenText} text wiped
   * @param {string} source
   * @param {Partial<Policy>} policy
   */
  #readOne(result, { bytes, place }, source, policy) {
    try {
      const content = allowed(
        place
          ? this.#reader.takeAppended(bytes, place.number, place.count, place.parity)
          : this.#reader.take(bytes),
        policy,
      );
      if (content.isAgain) {
        result.again += 1;
      } else {
        result.isList ||= content.progress() !== undefined;
        result.accounts.push(...content.accounts().map((account) => ({ account, source })));
        result.refused.push(...refusedAccounts(content));
      }
      content.free();
    } catch (thrown) {
      const { refused, usual } = refusedText(thrown, bytes);
      // The parts of a transfer that may not be read need not be shown as missing.
      if (refused.code === 'managed_no_import') this.clear();
      result.refused.push({ name: source, refused });
      if (usual !== undefined) result.usual.push(usual);
    } finally {
      bytes.fill(0);
    }
  }
}

/**
 * @param {ImportResult} result
 * @param {FileAccount} account its secret is wiped
 * @param {string} source
 */
function takeAccount(result, { address, note, isFavourite, groups, notices }, source) {
  try {
    const account = Account.fromFile(address, { note, isFavourite, groups, notices });
    result.accounts.push({ account, source });
  } catch (thrown) {
    result.refused.push({ name: source, refused: asRefusal(thrown) });
  } finally {
    address.fill(0);
  }
}
