// Messages from pages to the background worker.

/**
 * Every message with its payload.
 * @typedef {object} BackgroundMessages
 * @property {{code: string, seconds: number}} clearLater removes the code from the clipboard later
 * @property {Record<string, never>} keepCopies brings the copies of the vaults up to date; the
 *   answer comes when they are, or cannot be
 */

/** @param {Partial<BackgroundMessages>} message exactly one of them */
export function sendToBackground(message) {
  return chrome.runtime.sendMessage(message);
}

/**
 * @template {keyof BackgroundMessages} K
 * @param {K} name
 * @param {(payload: BackgroundMessages[K]) => Promise<void>} listener
 */
export function onBackgroundMessage(name, listener) {
  chrome.runtime.onMessage.addListener(
    (/** @type {Partial<BackgroundMessages>} */ message, _, sendResponse) => {
      const payload = message[name];
      if (payload === undefined) return false;
      // The pending response keeps the worker alive until the work is done.
      void listener(payload).catch(console.error).then(sendResponse);
      return true;
    },
  );
}
