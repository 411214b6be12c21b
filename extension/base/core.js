// The codes module: vaults, entries and codes. Every page with an open vault runs it. Pictures and
// master passwords are handled by two other modules, in workers of their own.

import init from '../core/codes.js';

export * from '../core/codes.js';

/** @import {InitOutput} from '../core/codes.js' */

/** @type {Promise<InitOutput> | undefined} */
let loading;

/** Must have ended before any other function of the module is called. */
export function loadCore() {
  // Pages preload this very address.
  loading ??= init({ module_or_path: new URL('/core/codes_bg.wasm', location.origin) });
  return loading;
}
