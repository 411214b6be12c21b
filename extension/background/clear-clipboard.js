// Hands codes that were copied to an unseen page, which takes them off the clipboard.

import { hasPermissions, onBackgroundMessage, openOffscreen } from '../browser/browser.js';
import { CHANNEL, LOCK } from '../offscreen/clear-request.js';

/** @import {ClearRequest} from '../offscreen/clear-request.js' */

export function startClipboardClearing() {
  onBackgroundMessage('clearLater', async (order) => {
    if (!(await hasPermissions(['offscreen', 'clipboardRead', 'clipboardWrite']))) return;
    await navigator.locks.request(LOCK, () => hand(order));
  });
}

/** @param {ClearRequest} order */
async function hand(order) {
  await openOffscreen('offscreen/offscreen.html', 'Takes a code off the clipboard.');
  const channel = new BroadcastChannel(CHANNEL);
  const taken = new Promise((resolve) =>
    channel.addEventListener('message', resolve, { once: true }),
  );
  channel.postMessage(order);
  await taken;
  channel.close();
}
