// A request of a command to the toolbar's window that it opens. It is kept in memory until the
// window takes it, a moment later.

import { memory } from '../browser/storage.js';

/**
 * @typedef {object} PopupRequest
 * @property {true} [scan] whether the page in front is scanned at once
 * @property {string} [notice] the key of a text to show
 */

const NAME = 'popup-request';
/** A window that opens later was opened for another reason. */
const FRESH_MS = 10_000;

/** @param {PopupRequest} request */
export function leavePopupRequest(request) {
  return memory.set({ [NAME]: { ...request, left: Date.now() } });
}

/** @returns {Promise<PopupRequest>} empty if there is none */
export async function readPopupRequest() {
  const { [NAME]: request } = /** @type {{[NAME]?: PopupRequest & {left: number}}} */ (
    await memory.get(NAME)
  );
  return request !== undefined && Date.now() - request.left < FRESH_MS ? request : {};
}

/** To be called when the request was read: it is done once. */
export function removePopupRequest() {
  return memory.remove(NAME);
}
