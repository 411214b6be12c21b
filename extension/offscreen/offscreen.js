// Unseen: waits, and takes a code off the clipboard, if it is still there. The code is in this page's memory alone, and the
// page ends with it. It has no focus, so the clipboard's newer interface is closed to it.

import { CHANNEL, LOCK, RECEIVED } from './clear-request.js';

/** @import {ClearRequest} from './clear-request.js' */

const place = /** @type {HTMLTextAreaElement} */ (document.querySelector('#place'));
const channel = new BroadcastChannel(CHANNEL);
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

channel.addEventListener(
  'message',
  (/** @type {MessageEvent<ClearRequest>} */ { data: { code, seconds } }) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      if (read() === code) empty();
      void end();
    }, seconds * 1_000);
    channel.postMessage(RECEIVED);
  },
);

function read() {
  place.value = '';
  place.focus();
  document.execCommand('paste');
  const { value } = place;
  place.value = '';
  return value;
}

function empty() {
  const put = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData('text/plain', '');
    event.preventDefault();
  };
  document.addEventListener('copy', put, { once: true });
  document.execCommand('copy');
}

/** Unless another code has come meanwhile. */
function end() {
  return navigator.locks.request(LOCK, () => {
    if (timer !== undefined) return undefined;
    window.close();
    // Held until the page is gone.
    return new Promise(() => undefined);
  });
}
