// The chosen entries with their secrets, as the export module takes them.

import { openVault } from '../vault/session.js';

/** @import {ExportedEntry} from '../core/export.js' */
/** @import {OpenVault} from '../base/core.js' */

/**
 * The caller must pass them to `wipe`.
 * @param {readonly string[]} ids
 * @returns {Promise<ExportedEntry[]>}
 */
export async function readEntries(ids) {
  const vault = await openVault();
  try {
    return ids.map((id) => readEntry(vault, id));
  } finally {
    vault.free();
  }
}

/** @param {readonly ExportedEntry[]} entries */
export function wipe(entries) {
  for (const { secret } of entries) secret.fill(0);
}

/**
 * @param {OpenVault} vault
 * @param {string} id
 * @returns {ExportedEntry}
 */
function readEntry(vault, id) {
  const { entry, parameters, note, groups, added, hosts } = vault.details(id);
  return {
    issuer: entry.issuer,
    account: entry.account,
    secret: vault.secret(id),
    ...parameters,
    note,
    isFavourite: entry.pinned,
    hosts,
    groups,
    added,
  };
}
