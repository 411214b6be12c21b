// The sealed copies in the area that the browser keeps alike on all PCs: one for each vault, cut
// into items. While another PC's copy arrives, some of its items are missing.

import { joinReplica, loadCore, splitReplica } from '../base/core.js';
import { SYNCED_LIMITS, readSynced, removeSynced, writeSynced } from '../browser/browser.js';

/** @import {Items} from '../browser/synced.js' */

/** Followed by the vault's id, a dot, and the item's place from 0. */
const PREFIX = 'vault.';
/** More than an area can have. */
const LAST_PLACE = 999;

/**
 * @typedef {object} SyncedCopy
 * @property {string} id the vault's
 * @property {string | undefined} sealed undefined while items are missing
 */

/** @returns {Promise<SyncedCopy[]>} */
export async function readSyncedCopies() {
  const [items] = await Promise.all([readSynced(), loadCore()]);
  const ids = new Set(Object.keys(items).flatMap((name) => idIn(name) ?? []));
  return Array.from(ids, (id) => ({ id, sealed: joinReplica(textsOf(items, id)) }));
}

/** @param {string} id the vault's */
export async function readSyncedCopy(id) {
  return (await readSyncedCopies()).find((copy) => copy.id === id);
}

/** Whether the area has a copy of any vault. It needs no module, so the first use can ask it. */
export async function hasSyncedCopies() {
  return Object.keys(await readSynced()).some((name) => idIn(name) !== undefined);
}

/** Whether the area has any item of a vault's copy. @param {string} id the vault's */
export async function hasSyncedCopy(id) {
  return namesOf(await readSynced(), id).length > 0;
}

/**
 * Puts a copy in the place of the one that is there. Throws a refusal if it has more bytes than
 * the other vaults' copies leave, or the browser's error.
 * @param {string} id the vault's
 * @param {string} sealed
 * @returns {Promise<number>} the bytes that it takes
 */
export async function writeSyncedCopy(id, sealed) {
  const [before] = await Promise.all([readSynced(), loadCore()]);
  const others = Object.entries(before).filter(([name]) => idIn(name) !== id);
  const { bytes, bytesPerItem } = SYNCED_LIMITS;
  const nameBytes = nameOf(id, LAST_PLACE).length;
  const texts = splitReplica(sealed, nameBytes, bytesPerItem, bytes - bytesOf(others));
  const items = Object.fromEntries(texts.map((text, place) => [nameOf(id, place), text]));
  await writeSynced(items);
  await removeSynced(namesOf(before, id).filter((name) => !(name in items)));
  return bytesOf(Object.entries(items));
}

/** @param {string} id the vault's */
export async function removeSyncedCopy(id) {
  await removeSynced(namesOf(await readSynced(), id));
}

/** The vault that an item belongs to; undefined for anything else. @param {string} name */
export function idIn(name) {
  return /^vault\.(?<id>[\da-f]{32})\.\d{1,3}$/u.exec(name)?.groups?.['id'];
}

/**
 * @param {string} id
 * @param {number} place
 */
function nameOf(id, place) {
  return `${PREFIX}${id}.${place}`;
}

/**
 * @param {Items} items
 * @param {string} id
 */
function namesOf(items, id) {
  return Object.keys(items).filter((name) => idIn(name) === id);
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
