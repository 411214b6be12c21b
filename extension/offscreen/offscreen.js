// Waits, then removes a code from the clipboard if it is still there. The code exists only in the
// memory of this page, which closes afterwards. The page never has the focus, so it cannot use
// `navigator.clipboard`; `execCommand` works.

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
      if (readClipboard() === code) emptyClipboard();
      void closePage();
    }, seconds * 1_000);
    channel.postMessage(RECEIVED);
  },
);

function readClipboard() {
  place.value = '';
  place.focus();
  document.execCommand('paste');
  const { value } = place;
  place.value = '';
  return value;
}

function emptyClipboard() {
  const writeNothing = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData('text/plain', '');
    event.preventDefault();
  };
  document.addEventListener('copy', writeNothing, { once: true });
  document.execCommand('copy');
}

/** Closes the page, unless another request has arrived meanwhile. */
function closePage() {
  return navigator.locks.request(LOCK, () => {
    if (timer !== undefined) return undefined;
    window.close();
    // Keeps the lock until the page is gone.
    return new Promise(() => undefined);
  });
}
