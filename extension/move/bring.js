// Reads files on the new PC: a sealed vault, or pictures of the QR codes that hold one.

import { PartReader, recoveryIn } from '../base/copies-core.js';
import { fromFile, sealedInfo } from '../base/core.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { bytesOf, codesOfFile, codesOfRedrawn } from '../capture/picture-file.js';

/** @import {PartProgress} from '../core/copies.js' */
/** @import {Code} from '../core/reader.js' */

/** More than a vault and pictures of all its QR codes. */
const MAX_FILES = 70;
/** The largest file of a vault. */
const MAX_VAULT_BYTES = 64 * 1024 * 1024;
const NO_PICTURES = ['picture_format', 'picture_html', 'picture_pdf'];

export class Bringing {
  #reader = new PartReader();
  /** The sealed vault, once it is whole. @type {string | null} */ sealed = null;
  /** The recovery code that was among the QR codes; empty for none. */ recovery = '';

  /** @returns {PartProgress} */
  get progress() {
    return this.#reader.progress();
  }

  /**
   * Throws the first refusal. The other files are read all the same.
   * @param {readonly File[]} files
   * @param {(at: number) => void} onFile called before each file with its place, from 0
   */
  async read(files, onFile) {
    if (files.length > MAX_FILES) throw new Refusal('pc_too_many_files');
    /** @type {unknown[]} */
    const refused = [];
    for (const [at, file] of files.entries()) {
      onFile(at);
      await this.#readFile(file).catch((/** @type {unknown} */ thrown) => refused.push(thrown));
    }
    if (refused.length > 0 && this.sealed === null) throw refused[0];
  }

  /**
   * Takes the QR codes of a picture. Throws if none of them is of use.
   * @param {readonly Code[]} codes their texts are wiped
   */
  take(codes) {
    /** @type {unknown[]} */
    const refused = [];
    let isAnyTaken = false;
    for (const { text } of codes) {
      const recovery = recoveryIn(text);
      try {
        if (recovery === undefined) this.#reader.take(text);
        else this.recovery = recovery;
        isAnyTaken = true;
      } catch (thrown) {
        refused.push(thrown);
      } finally {
        text.fill(0);
      }
    }
    this.sealed = this.#reader.sealed() ?? this.sealed;
    // A sheet may have QR codes of other things beside.
    if (!isAnyTaken && refused.length > 0) throw refused[0];
  }

  free() {
    this.#reader.free();
    this.sealed = null;
    this.recovery = '';
  }

  /** @param {File} file */
  async #readFile(file) {
    if (file.size > MAX_VAULT_BYTES) throw new Refusal('pc_other_file');
    const sealed = await sealedIn(file);
    if (sealed === null) this.take(await codesIn(file));
    else this.sealed = sealed;
  }
}

/**
 * The vault in a file; `null` if it is another file.
 * @param {File} file
 */
async function sealedIn(file) {
  const sealed = fromFile(new Uint8Array(await bytesOf(file)));
  try {
    sealedInfo(sealed);
    return sealed;
  } catch (thrown) {
    if (asRefusal(thrown).code === 'vault_not_a_vault') return null;
    throw thrown;
  }
}

/** @param {File} file */
async function codesIn(file) {
  try {
    return await codesOfFile(file).catch((/** @type {unknown} */ thrown) =>
      codesOfRedrawn(file, thrown),
    );
  } catch (thrown) {
    if (NO_PICTURES.includes(asRefusal(thrown).code)) throw new Refusal('pc_other_file');
    throw thrown;
  }
}
