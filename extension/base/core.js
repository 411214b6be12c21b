// The Rust core in this page: loaded once, on first use.

import init from '../core/warifu.js';

export {
  Account,
  OpenVault,
  Transfer,
  changePassword,
  createVault,
  factsOf,
  fromFile,
  lastWay,
  msToNextSecond,
  newSalt,
  passkeysOf,
  readCapture,
  readPicture,
  strengthOf,
  toFile,
  unlockVault,
  unlockWithPasskey,
  unlockWithRecovery,
} from '../core/warifu.js';

/** @import {InitOutput} from '../core/warifu.js' */

/** @type {Promise<InitOutput> | undefined} */
let loading;

/** Must have been awaited before anything else of the core is called. */
export function loadCore() {
  loading ??= init({ module_or_path: new URL('../core/warifu_bg.wasm', import.meta.url) });
  return loading;
}
