// Passes copied codes to the offscreen page, which removes them from the clipboard later.

import { hasPermissions, onBackgroundMessage, openOffscreen } from '../browser/browser.js';
import { CHANNEL, LOCK } from '../offscreen/clear-request.js';

/** @import {ClearRequest} from '../offscreen/clear-request.js' */

export function startClipboardClearing() {
  onBackgroundMessage('clearLater', async (request) => {
    if (!(await hasPermissions(['offscreen', 'clipboardRead', 'clipboardWrite']))) return;
    await navigator.locks.request(LOCK, () => passToOffscreen(request));
  });
}

/** @param {ClearRequest} request */
async function passToOffscreen(request) {
  await openOffscreen('offscreen/offscreen.html', 'Removes a code from the clipboard.');
  const channel = new BroadcastChannel(CHANNEL);
  const received = new Promise((resolve) =>
    channel.addEventListener('message', resolve, { once: true }),
  );
  channel.postMessage(request);
  await received;
  channel.close();
}
