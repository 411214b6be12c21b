// Reads one input after another and reports its progress.

import { ImportSession } from '../accounts/import-session.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { message } from '../base/texts.js';
import { lockCount } from '../vault/on-lock.js';
import { textsOfFile, textsOfInput } from './import-texts.js';
import { openRegionPage } from './received-picture.js';

/** @import {ImportResult, ImportText} from '../accounts/import-session.js' */
/** @import {ImportInput} from './import-input.js' */

/** More files are likely a mistake, such as a whole folder of photographs. */
const MAX_FILES = 50;

export class ImportQueue {
  /** @type {Promise<void>} */ #last = Promise.resolve();
  #session;
  #onProgress;
  #onRead;

  /**
   * @param {ImportSession} session
   * @param {object} outlets
   * @param {(progress: string, file: string) => void} outlets.onProgress `file`: the name of the
   *   only file; may be empty
   * @param {(result: ImportResult) => Promise<void>} outlets.onRead
   */
  constructor(session, { onProgress, onRead }) {
    this.#session = session;
    this.#onProgress = onProgress;
    this.#onRead = onRead;
  }

  /**
   * Reads an input when the ones before it were read.
   * @param {ImportInput} input
   * @returns {Promise<void>} rejects if it fails; the inputs after it are read all the same
   */
  add(input) {
    const reading = this.#last.then(() => this.#read(input));
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  /** @param {ImportInput} input */
  async #read(input) {
    const result = ImportSession.emptyResult();
    const locks = lockCount();
    if ('files' in input) {
      await this.#readFiles(result, input.files);
    } else {
      this.#onProgress(message('scan_searching'), '');
      const text = 'text' in input ? input.text : input.capture;
      await this.#readTexts(result, '', () => textsOfInput(text));
      if ('capture' in input && hasNoQrCode(result) && locks === lockCount()) {
        await openRegionPage(input.capture);
        return;
      }
    }
    if (locks === lockCount()) await this.#onRead(result);
    else this.#forget(result);
  }

  /** The vault was locked while this was read. @param {ImportResult} result */
  #forget({ accounts, usual }) {
    for (const { account } of accounts) account.free();
    for (const one of usual) one.free();
    this.#session.clear();
  }

  /**
   * @param {ImportResult} result
   * @param {File[]} all
   */
  async #readFiles(result, all) {
    const files = all.slice(0, MAX_FILES);
    for (const [at, file] of files.entries()) {
      const count = [String(at + 1), String(files.length)];
      const isOne = files.length === 1;
      if (isOne) this.#onProgress(message('scan_searching'), file.name);
      else this.#onProgress(message('reading_files', count), '');
      await this.#readTexts(result, file.name, () => textsOfFile(file));
    }
    const left = all.length - files.length;
    if (left === 0) return;
    const refused = new Refusal('files_too_many', { values: [String(MAX_FILES), String(left)] });
    result.refused.push({ name: '', refused });
  }

  /**
   * @param {ImportResult} result
   * @param {string} name of the file; empty for none
   * @param {() => Promise<ImportText[]>} read
   */
  async #readTexts(result, name, read) {
    try {
      this.#session.read(result, await read(), name);
    } catch (thrown) {
      result.refused.push({ name, refused: asRefusal(thrown) });
    }
  }
}

/** Whether the picture has no QR code that was read. @param {ImportResult} result */
function hasNoQrCode({ accounts, refused }) {
  return (
    accounts.length === 0 && refused.some(({ refused: { code } }) => /^(?:qr|worker)_/u.test(code))
  );
}
