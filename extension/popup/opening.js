// Asks the browser from the first moment for what the list of codes needs, while the rest of the
// window's script starts. Each question waits for the browser's process; together they take the
// time of one.

import { loadCore } from '../base/core.js';
import { mayFill } from '../fill/fill.js';
import { openVault } from '../vault/session.js';
import { frontSite } from './front-site.js';

/** @import {OpenVault} from '../base/core.js' */
/** @import {FrontSite} from './front-site.js' */

/**
 * @typedef {object} Opening
 * @property {Promise<OpenVault>} vault the caller must free it
 * @property {Promise<Surroundings>} surroundings
 */

/**
 * @typedef {object} Surroundings
 * @property {FrontSite} site
 * @property {boolean} isFillable whether codes may be filled into pages
 */

/** @type {Opening | undefined} */
let first = { vault: openVault(), surroundings: readSurroundings() };
// While the vaults are locked, the module is loaded for the password that will be typed.
first.vault.catch(() => loadCore().catch(console.error));
// Another view than the list does not await it.
first.surroundings.catch(() => undefined);

/** @returns {Promise<Surroundings>} */
export async function readSurroundings() {
  const [site, isFillable] = await Promise.all([frontSite(), mayFill()]);
  return { site, isFillable };
}

/** The answers to the first questions, once. */
export function takeOpening() {
  const taken = first;
  first = undefined;
  return taken;
}

/** Frees the vault if it was opened and not taken. */
export function dropOpening() {
  takeOpening()?.vault.then(
    (vault) => vault.free(),
    () => undefined,
  );
}
