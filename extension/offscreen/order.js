// What the background and the unseen page agree on.

/** @typedef {{code: string, seconds: number}} Order */

export const CHANNEL = 'warifu-clipboard';
export const TAKEN = 'taken';
/** Held while an order is handed over, and while the page ends. */
export const LOCK = 'warifu-clipboard';
