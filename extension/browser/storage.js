// The extension's storage.

/** @typedef {Record<string, chrome.storage.StorageChange>} Changes */

export const disk = chrome.storage.local;
/** Kept in memory only, until the browser closes. */
export const memory = chrome.storage.session;

/** A precaution: the extension has no content scripts. */
export function denyDiskToContentScripts() {
  return chrome.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
}
