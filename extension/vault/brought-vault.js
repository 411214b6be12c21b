// A sealed vault from a file or from QR codes, opened with its password, and the ways to keep it on
// this PC.

import { OpenVault, checkCosts, sealedInfo } from '../base/core.js';
import { openBy } from './proof.js';
import { changeVault, readState, startSession } from './session.js';
import { addVault, readVaults, restoreOver } from './store.js';
import { syncOpenVault } from './sync-pass.js';
import { stateOf } from './taken-out.js';

/** @import {Proof} from './proof.js' */

/**
 * How it stands to the vaults of this PC.
 * @typedef {object} Standing
 * @property {boolean} isStored whether this PC has a vault with its id
 * @property {boolean} isOlder whether that one is newer
 * @property {boolean} isOpen whether a vault of this PC is open
 */

/**
 * Values to write beside the vault in the same call, by the id of the vault that is kept.
 * @typedef {(id: string) => Record<string, unknown>} Beside
 */

export class BroughtVault {
  #isClosed = false;
  #sealed;
  #key;
  #vault;

  /**
   * @param {string} sealed
   * @param {string} key
   */
  constructor(sealed, key) {
    this.#sealed = sealed;
    this.#key = key;
    this.#vault = OpenVault.open(sealed, key);
  }

  /**
   * Throws a refusal if the text is no sealed vault or the proof is wrong.
   * @param {string} sealed
   * @param {Proof} proof
   */
  static async open(sealed, proof) {
    sealedInfo(sealed);
    const { key } = await openBy([sealed], proof);
    return new BroughtVault(sealed, key);
  }

  free() {
    this.#vault.free();
    this.#key = '';
    this.#isClosed = true;
  }

  get isClosed() {
    return this.#isClosed;
  }

  /** Not to be freed, nor to be used after `free()`. */
  get vault() {
    return this.#vault;
  }

  /** @returns {Promise<Standing>} */
  async standing() {
    // It may be closed while this waits.
    const [id, generation] = [this.#vault.id(), this.#vault.generation()];
    const [vaults, state] = await Promise.all([readVaults(), readState()]);
    const stored = vaults.find((one) => one.id === id);
    const isOlder = stored !== undefined && isReadableAndNewer(stored.current, generation);
    return { isStored: stored !== undefined, isOlder, isOpen: state === 'unlocked' };
  }

  /** The digest of its state. */
  digest() {
    return stateOf(this.#sealed);
  }

  /** Merges it into the open vault. @param {Beside} [values] */
  merge(values) {
    return changeVault((vault) => {
      const merged = vault.previewMerge(this.#vault);
      vault.merge(this.#vault);
      return merged;
    }, values);
  }

  /** Adds it as another vault, with its own password. @param {Beside} [values] */
  async beside(values) {
    const id = this.#vault.id();
    await addVault((others) => {
      checkCosts([...others, this.#sealed]);
      return { id, sealed: this.#sealed, items: values?.(id) ?? {} };
    });
    await this.#startSession(id);
  }

  /**
   * Replaces the stored vault of the same id. Nothing of it that can be read is lost.
   * @param {Beside} [values]
   */
  async replace(values) {
    const id = this.#vault.id();
    const items = values?.(id) ?? {};
    const seal = (/** @type {string[]} */ generations) => {
      for (const sealed of generations) {
        this.#vault.raiseGeneration(sealed);
        this.#raiseCounters(sealed);
      }
      return this.#vault.seal();
    };
    const opens = (/** @type {string} */ sealed) => {
      const vault = openWith(sealed, this.#key);
      vault?.free();
      return vault !== null;
    };
    // Changes that the sync has not seen yet would otherwise be lost with the state before.
    await syncOpenVault();
    await restoreOver(id, { seal, opens, items }, () => this.#startSession(id));
  }

  /**
   * Codes that were used on this PC must not be used again. A state under another key is left out.
   * @param {string} sealed a state of the vault that is replaced
   */
  #raiseCounters(sealed) {
    const replaced = openWith(sealed, this.#key);
    if (replaced === null) return;
    this.#vault.raiseCounters(replaced);
    replaced.free();
  }

  /** Opens the restored vault, unless the vaults were locked meanwhile. @param {string} id */
  async #startSession(id) {
    if (!this.#isClosed) await startSession({ id, key: this.#key });
  }
}

/**
 * @param {string} sealed
 * @param {string} key
 * @returns {OpenVault | null} `null` if the key does not open it
 */
function openWith(sealed, key) {
  try {
    return OpenVault.open(sealed, key);
  } catch {
    return null;
  }
}

/**
 * @param {string} sealed
 * @param {number} generation
 */
function isReadableAndNewer(sealed, generation) {
  try {
    return sealedInfo(sealed).generation > generation;
  } catch {
    return false;
  }
}
