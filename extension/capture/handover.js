// Hands a capture from the page that made it to the page that shows it. The capture goes from
// memory to memory and is never stored.

/**
 * @typedef {object} Handover
 * @property {string} address the capture as a `data:` URL
 * @property {string} reason the key of the text that tells the user why this page opened
 */

const READY = 'ready';
const RECEIVED = 'received';
/** Our own pages load within a second or so. */
const LIMIT_MS = 10_000;

/** @param {string} token known to the two pages only */
const channelOf = (token) => new BroadcastChannel(`warifu-handover-${token}`);

/**
 * Waits until the other page is ready, then sends it the capture.
 * @param {string} token
 * @param {Handover} handover
 * @returns {Promise<void>} resolves when the page has it; rejects if no page asks for it in time
 */
export function handOver(token, handover) {
  const channel = channelOf(token);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      channel.close();
      reject(new Error('no page asked for the capture'));
    }, LIMIT_MS);
    channel.addEventListener('message', (/** @type {MessageEvent<unknown>} */ event) => {
      if (event.data === READY) {
        channel.postMessage(handover);
      } else {
        clearTimeout(timer);
        channel.close();
        resolve();
      }
    });
  });
}

/**
 * Asks for the capture. There is no answer if the sending page has closed.
 * @param {string} token
 * @param {(handover: Handover) => void} onReceived
 */
export function receiveHandover(token, onReceived) {
  const channel = channelOf(token);
  channel.addEventListener('message', (/** @type {MessageEvent<Handover>} */ event) => {
    onReceived(event.data);
    channel.postMessage(RECEIVED);
    channel.close();
  });
  channel.postMessage(READY);
}
