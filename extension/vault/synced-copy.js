// The sealed copies in the area that the browser keeps alike on all PCs: one for each vault, cut
// into items. While another PC's copy arrives, some of its items are missing.

import { joinReplica, loadCopiesCore, splitReplica } from '../base/copies-core.js';
import { SYNCED_LIMITS, readSynced, removeSynced, writeSynced } from '../browser/browser.js';
import { LAST_PLACE, idIn, nameOf, namesOf } from './synced-names.js';

/** @import {Items} from '../browser/synced.js' */

/**
 * @typedef {object} SyncedCopy
 * @property {string} id the vault's
 * @property {string | undefined} sealed undefined while items are missing
 */

/** @returns {Promise<SyncedCopy[]>} */
export async function readSyncedCopies() {
  const [items] = await Promise.all([readSynced(), loadCopiesCore()]);
  const ids = new Set(Object.keys(items).flatMap((name) => idIn(name) ?? []));
  return Array.from(ids, (id) => ({ id, sealed: joinReplica(textsOf(items, id)) }));
}

/** @param {string} id the vault's */
export async function readSyncedCopy(id) {
  return (await readSyncedCopies()).find((copy) => copy.id === id);
}

/**
 * Puts a copy in the place of the one that is there. Throws a refusal if it has more bytes than
 * the other vaults' copies leave, or the browser's error.
 * @param {string} id the vault's
 * @param {string} sealed
 * @returns {Promise<number>} the bytes that it takes
 */
export async function writeSyncedCopy(id, sealed) {
  const [before] = await Promise.all([readSynced(), loadCopiesCore()]);
  const others = Object.entries(before).filter(([name]) => idIn(name) !== id);
  const { bytes, bytesPerItem } = SYNCED_LIMITS;
  const nameBytes = nameOf(id, LAST_PLACE).length;
  const texts = splitReplica(sealed, nameBytes, bytesPerItem, bytes - bytesOf(others));
  const items = Object.fromEntries(texts.map((text, place) => [nameOf(id, place), text]));
  await writeSynced(items);
  await removeSynced(namesOf(before, id).filter((name) => !(name in items)));
  return bytesOf(Object.entries(items));
}

/**
 * @param {Items} items
 * @param {string} id
 */
function textsOf(items, id) {
  return namesOf(items, id).flatMap((name) => {
    const text = items[name];
    return typeof text === 'string' ? [text] : [];
  });
}

/** As the browser counts them: the name and the value's JSON. @param {[string, unknown][]} items */
function bytesOf(items) {
  const encoder = new TextEncoder();
  const sizes = items.map(
    ([name, value]) => encoder.encode(name + JSON.stringify(value)).byteLength,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
