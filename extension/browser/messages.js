// Messages from pages to the background.

/**
 * Every command with what it carries.
 * @typedef {object} BackgroundMessages
 * @property {{code: string, seconds: number}} clearLater takes that code off the clipboard again
 */

/** @param {Partial<BackgroundMessages>} command one of them */
export function sendToBackground(command) {
  return chrome.runtime.sendMessage(command);
}

/**
 * @template {keyof BackgroundMessages} K
 * @param {K} name
 * @param {(told: BackgroundMessages[K]) => Promise<void>} listener
 */
export function onBackgroundMessage(name, listener) {
  chrome.runtime.onMessage.addListener(
    (/** @type {Partial<BackgroundMessages>} */ command, _, answer) => {
      const told = command[name];
      if (told === undefined) return false;
      // The answer keeps the background awake until the work is done.
      void listener(told).catch(console.error).then(answer);
      return true;
    },
  );
}
