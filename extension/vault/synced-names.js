// The names of the items in the area that the browser keeps alike on all PCs. No module is needed
// to see whether there is a copy.

import { readSynced, removeSynced } from '../browser/browser.js';

/** @import {Items} from '../browser/synced.js' */

/** Followed by the vault's id, a dot, and the item's place from 0. */
const PREFIX = 'vault.';
/** More than an area can have. */
export const LAST_PLACE = 999;

/** Whether the area has a copy of any vault. It needs no module, so the first use can ask it. */
export async function hasSyncedCopies() {
  return Object.keys(await readSynced()).some((name) => idIn(name) !== undefined);
}

/** Whether the area has any item of a vault's copy. @param {string} id the vault's */
export async function hasSyncedCopy(id) {
  return namesOf(await readSynced(), id).length > 0;
}

/** Removes a vault's copy. @param {string} id the vault's */
export async function removeSyncedCopy(id) {
  await removeSynced(namesOf(await readSynced(), id));
}

/** The vault that an item belongs to; undefined for anything else. @param {string} name */
export function idIn(name) {
  return /^vault\.(?<id>[\da-f]{32})\.\d{1,3}$/u.exec(name)?.groups?.['id'];
}

/**
 * The name of an item.
 * @param {string} id the vault's
 * @param {number} place
 */
export function nameOf(id, place) {
  return `${PREFIX}${id}.${place}`;
}

/**
 * The names of the items of one vault.
 * @param {Items} items
 * @param {string} id the vault's
 */
export function namesOf(items, id) {
  return Object.keys(items).filter((name) => idIn(name) === id);
}
