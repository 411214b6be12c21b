// A capture on its way from the popup, which made it, to the page on which a region is chosen. It goes from memory to
// memory and is stored nowhere.

/**
 * @typedef {object} Handover
 * @property {string} address the capture
 * @property {string} reason the key of the text that says why a person is asked
 */

const READY = 'ready';
/** A page of ours is there at once, or will not come. */
const LIMIT_MS = 10_000;

/** @param {string} token a name that only the two pages know */
const channelOf = (token) => new BroadcastChannel(`warifu-handover-${token}`);

/**
 * Waits for the page to be ready, and hands the capture over.
 * @param {string} token
 * @param {Handover} handover
 * @returns {Promise<void>} when the page has it; rejects where no page asks for it
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
 * Asks for the capture. Nobody answers where the popup has gone.
 * @param {string} token
 * @param {(handover: Handover) => void} take
 */
export function receiveHandover(token, take) {
  const channel = channelOf(token);
  channel.addEventListener('message', (/** @type {MessageEvent<Handover>} */ event) => {
    take(event.data);
    channel.postMessage('taken');
    channel.close();
  });
  channel.postMessage(READY);
}
