// Which entries belong to a host.

/** @import {OpenVault} from '../base/core.js' */

/**
 * A name that a host gave itself says nothing here: anybody can call one as they like.
 * @param {OpenVault} vault
 * @param {string} host
 * @returns {string[]} the ids of those that were used on this very host
 */
export function entryIdsForHost(vault, host) {
  return vault.search('', host).flatMap(({ id, isKnown }) => (isKnown ? [id] : []));
}
