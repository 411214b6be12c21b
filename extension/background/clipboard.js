// Hands codes that were copied to an unseen page, which takes them off the clipboard.

import { hasPermissions, onTold, openOffscreen } from '../shared/browser.js';
import { CHANNEL, LOCK } from '../clipboard/order.js';

/** @import {Order} from '../clipboard/order.js' */

export function startClipboard() {
  onTold('clearLater', async (order) => {
    if (!(await hasPermissions(['offscreen', 'clipboardRead', 'clipboardWrite']))) return;
    await navigator.locks.request(LOCK, () => hand(order));
  });
}

/** @param {Order} order */
async function hand(order) {
  await openOffscreen('clipboard/clipboard.html', 'Takes a code off the clipboard.');
  const channel = new BroadcastChannel(CHANNEL);
  const taken = new Promise((resolve) => channel.addEventListener('message', resolve, { once: true }));
  channel.postMessage(order);
  await taken;
  channel.close();
}
