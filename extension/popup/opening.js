// Opens the vault from the first moment, while the rest of the window's script starts.

import { loadCore } from '../base/core.js';
import { openVault } from '../vault/session.js';

/** @import {OpenVault} from '../base/core.js' */

/** @type {Promise<OpenVault> | undefined} */
let opening = openVault();
// While the vaults are locked, the module is loaded for the password that will be typed.
opening.catch(() => loadCore().catch(console.error));

/** The vault that is being opened, once. The caller must free it. */
export function takeOpening() {
  const taken = opening;
  opening = undefined;
  return taken;
}

/** Frees the vault if it was opened and not taken. */
export function dropOpening() {
  takeOpening()?.then(
    (vault) => vault.free(),
    () => undefined,
  );
}
