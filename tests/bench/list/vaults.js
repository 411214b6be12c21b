// The sealed vaults that every build is measured with. All builds get the same bytes.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @import {Subject} from './subject.js' */

/** The password, id and key of these vaults come from `crate/core/examples/bench_vault.rs`. */
export const PASSWORD = 'a password to measure with';
const ID = '1d'.repeat(16);

/**
 * The start of an entry's account, which no other entry's contains.
 * @param {number} index from 0
 */
export function accountOf(index) {
  return `member.${index}@`;
}

/** What a search narrows the list down to. */
export const SEARCHED = 'member.9';

export class Vaults {
  #folder;

  /** @param {string} folder with a file `ENTRIES.txt` for each size */
  constructor(folder) {
    this.#folder = folder;
  }

  /**
   * Puts the vault of that size in the place of the one before. All sizes have the same id and key,
   * so that an open vault stays open. A vault in daily use has an older generation beside it.
   * @param {Subject} subject
   * @param {number} entries
   */
  async put(subject, entries) {
    const sealed = readFileSync(join(this.#folder, `${entries}.txt`), 'utf8');
    await subject.inside(
      (name, text) =>
        chrome.storage.local.set({
          [name]: { current: text, previous: text },
          // Never locked while the bench runs.
          settings: { lockMinutes: 0 },
        }),
      `vault-${ID}`,
      sealed,
    );
  }

  /** The vault as it is stored now. @param {Subject} subject */
  stored(subject) {
    return subject.inside(async (name) => {
      const { [name]: vault } = await chrome.storage.local.get(name);
      return String(/** @type {{current?: unknown}} */ (vault)?.current);
    }, `vault-${ID}`);
  }
}
