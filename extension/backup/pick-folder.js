// The browser's picker for folders. Tests replace it, because it does not open in a headless
// browser.

import { MAY_WRITE } from '../vault/backup-folder.js';

/** @import {Folder} from '../vault/backup-folder.js' */

/**
 * @typedef {object} WithPicker
 * @property {(options: {id: string, mode: 'readwrite'}) => Promise<Folder>} showDirectoryPicker
 */

/** Whether the browser has a picker. */
export function canPickFolder() {
  return 'showDirectoryPicker' in window;
}

/** @returns {Promise<Folder | null>} `null` if no folder was chosen */
export async function pickFolder() {
  const { showDirectoryPicker } = /** @type {WithPicker} */ (/** @type {unknown} */ (window));
  try {
    return await showDirectoryPicker.call(window, { id: 'warifu-backup', ...MAY_WRITE });
  } catch (thrown) {
    // The picker was closed, or a policy forbids it.
    if (thrown instanceof DOMException && ['AbortError', 'NotAllowedError'].includes(thrown.name))
      return null;
    throw thrown;
  }
}
