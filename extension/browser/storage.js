// The browser's storage.

/** @typedef {Record<string, chrome.storage.StorageChange>} Changes */

/** Kept on disk. */
export const disk = chrome.storage.local;
/** Kept in memory until the browser closes. */
export const memory = chrome.storage.session;

/**
 * The names of everything on disk, without its values.
 * @returns {Promise<string[]>}
 */
export async function diskKeys() {
  // Chrome before 130 has no call for it.
  return 'getKeys' in disk ? disk.getKeys() : Object.keys(await readAll());
}

/** The bytes on disk that are in use, and their limit. */
export async function diskUsage() {
  return { used: await disk.getBytesInUse(null), most: disk.QUOTA_BYTES };
}

/** A precaution: the extension has no content scripts. */
export function denyDiskToContentScripts() {
  return disk.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** @returns {Promise<Record<string, unknown>>} */
function readAll() {
  return chrome.storage.local.get(null);
}
