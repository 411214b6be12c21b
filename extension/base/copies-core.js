// The copies module: merges a vault with its copy on other PCs. Few pages need it, and none that
// shows codes.

import init from '../core/copies.js';

export * from '../core/copies.js';

/** @import {InitOutput} from '../core/copies.js' */

/** @type {Promise<InitOutput> | undefined} */
let loading;

/** Must have ended before any other function of the module is called. */
export function loadCopiesCore() {
  loading ??= init({ module_or_path: new URL('/core/copies_bg.wasm', location.origin) });
  return loading;
}
