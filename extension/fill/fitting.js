// Which entries belong to a host.

/** @import {OpenVault} from '../shared/core.js' */

/** @typedef {{search?: (words: string, host: string) => {id: string, fits: boolean}[]}} Searching */

/**
 * @param {OpenVault} vault
 * @param {string} host
 * @returns {string[]} the ids of those that were used there
 */
export function fitting(vault, host) {
  const hits = /** @type {Searching} */ (vault).search?.('', host) ?? [];
  return hits.flatMap(({ id, fits }) => (fits ? [id] : []));
}
