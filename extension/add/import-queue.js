// Reads one input after another and reports its progress.

import { ImportSession } from '../accounts/import-session.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { readPolicy } from '../base/policy.js';
import { message } from '../base/texts.js';
import { lockCount } from '../vault/on-lock.js';
import { readFile, readInput } from './import-texts.js';
import { openRegionPage } from './received-picture.js';

/** @import {AskPassword} from '../accounts/foreign-file.js' */
/** @import {ImportResult} from '../accounts/import-session.js' */
/** @import {ImportInput} from './import-input.js' */
/** @import {ReadInput} from './import-texts.js' */

/** More files are likely a mistake, such as a whole folder of photographs. */
const MAX_FILES = 50;

export class ImportQueue {
  /** @type {Promise<void>} */ #last = Promise.resolve();
  #session;
  #onProgress;
  #onRead;
  #ask;

  /**
   * @param {ImportSession} session
   * @param {object} outlets
   * @param {(progress: string, file: string) => void} outlets.onProgress `file`: the name of the
   *   only file; may be empty
   * @param {(result: ImportResult) => Promise<void>} outlets.onRead
   * @param {AskPassword} outlets.ask
   */
  constructor(session, { onProgress, onRead, ask }) {
    this.#session = session;
    this.#onProgress = onProgress;
    this.#onRead = onRead;
    this.#ask = ask;
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
      await this.#readOne(result, '', () => readInput(text, this.#ask));
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
      await this.#readOne(result, file.name, () => readFile(file, this.#ask));
    }
    const left = all.length - files.length;
    if (left === 0) return;
    const refused = new Refusal('files_too_many', { values: [String(MAX_FILES), String(left)] });
    result.refused.push({ name: '', refused });
  }

  /**
   * @param {ImportResult} result
   * @param {string} name of the file; empty for none
   * @param {() => Promise<ReadInput>} read
   */
  async #readOne(result, name, read) {
    try {
      const content = await read();
      if ('texts' in content) this.#session.read(result, content.texts, name, await readPolicy());
      else if (content.foreign === null) result.isGivenUp = true;
      else this.#session.readForeign(result, content.foreign, name);
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
