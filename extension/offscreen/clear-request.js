// The protocol between the background worker and the offscreen page: remove a copied code from the
// clipboard.

/** @typedef {{code: string, seconds: number}} ClearRequest `seconds` from now */

export const CHANNEL = 'warifu-clipboard';
export const RECEIVED = 'received';
/** Held while a request is handed over, and while the page closes, so that no request is lost. */
export const LOCK = 'warifu-clipboard';
