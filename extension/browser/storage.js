// Storage, and the changes that it tells of.

/** @typedef {Record<string, chrome.storage.StorageChange>} Changes */

/** What is kept on disk, and what is kept in memory until the browser closes. */
export const disk = chrome.storage.local;
export const memory = chrome.storage.session;

/** Keeps content scripts, should there ever be any, away from what is on disk. */
export function denyDiskToContentScripts() {
  return chrome.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
}
