// What the background and the unseen page agree on.

/** @typedef {{code: string, seconds: number}} ClearRequest */

export const CHANNEL = 'warifu-clipboard';
export const RECEIVED = 'taken';
/** Held while an order is handed over, and while the page ends. */
export const LOCK = 'warifu-clipboard';
