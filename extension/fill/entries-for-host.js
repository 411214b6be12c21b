// The entries that belong to a host.

/** @import {OpenVault} from '../base/core.js' */

/**
 * Finds entries that were used on exactly this host. Names are not compared with the host, because
 * anyone can give an account any name.
 * @param {OpenVault} vault
 * @param {string} host
 * @returns {string[]} the entries' ids
 */
export function entryIdsForHost(vault, host) {
  return vault.search('', host).known;
}
