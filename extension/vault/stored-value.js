// The value that is stored for a vault: two generations of it.

import { sealedGeneration, sealedInfo } from '../base/core.js';
import { asRefusal } from '../base/refusal.js';

/**
 * The value that is stored for a vault.
 * @typedef {object} Stored
 * @property {string} current sealed
 * @property {string | null} previous sealed, one generation older
 */

/**
 * A vault with its newest generation as `current`. `aside`: a value in the place of the newest
 * generation that cannot be read or is older than its own predecessor. It may be damaged, and is
 * never overwritten.
 * @typedef {Stored & {id: string, aside?: unknown}} StoredVault
 */

/**
 * @param {unknown} value
 * @returns {Omit<StoredVault, 'id'>}
 */
export function newestFirst(value) {
  const { current, previous } = /** @type {Partial<Stored>} */ (
    typeof value === 'object' && value !== null ? value : {}
  );
  // A value that is no text is no vault, and must not be overwritten either.
  if (typeof current !== 'string') {
    return { current: '', previous: previous ?? null, aside: current ?? value };
  }
  if (typeof previous !== 'string') return { current, previous: null };
  const generation = generationOf(current);
  return generation >= 0 && generationOf(previous) > generation
    ? { current: previous, previous: current, aside: current }
    : { current, previous };
}

/**
 * @param {string} sealed
 * @returns {number} -1 if the header cannot be read
 */
export function generationOf(sealed) {
  try {
    return sealedGeneration(sealed);
  } catch {
    return -1;
  }
}

/** Whether a sealed vault's header can be read. @param {string} sealed */
export function isReadable(sealed) {
  return generationOf(sealed) >= 0;
}

/** Whether a later version of the extension has sealed it. @param {string} sealed */
export function isNewer(sealed) {
  try {
    sealedInfo(sealed);
    return false;
  } catch (thrown) {
    return asRefusal(thrown).code === 'vault_version';
  }
}
