// The storage area that the browser keeps alike on all PCs with the same account of the browser. It
// also works without an account, but then nothing leaves the PC.

/** @typedef {Record<string, unknown>} Items */

const area = chrome.storage.sync;

/** The browser's limits: bytes of all items, of one item, and the number of items. */
export const SYNCED_LIMITS = {
  bytes: area.QUOTA_BYTES,
  bytesPerItem: area.QUOTA_BYTES_PER_ITEM,
  items: area.MAX_ITEMS,
};

/** @returns {Promise<Items>} */
export function readSynced() {
  return area.get(null);
}

/** In one call, so that another page sees all of them or none. @param {Items} items */
export function writeSynced(items) {
  return area.set(items);
}

/** @param {string[]} names */
export function removeSynced(names) {
  return area.remove(names);
}

/** The bytes that are in use. */
export function syncedBytes() {
  return area.getBytesInUse(null);
}

/**
 * @param {(changes: Record<string, chrome.storage.StorageChange>) => void} listener also called for
 *   changes of this PC
 */
export function onSyncedChanged(listener) {
  area.onChanged.addListener(listener);
}

/** Whether the browser refused because there were too many writes. @param {unknown} error */
export function isTooOften(error) {
  return /MAX_WRITE_OPERATIONS/u.test(String(error));
}
