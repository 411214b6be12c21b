// Commands from pages to the background.

/**
 * Every command with what it carries.
 * @typedef {object} Commands
 * @property {{code: string, seconds: number}} clearLater takes that code off the clipboard again
 */

/** @param {Partial<Commands>} command one of them */
export function tellBackground(command) {
  return chrome.runtime.sendMessage(command);
}

/**
 * @template {keyof Commands} K
 * @param {K} name
 * @param {(told: Commands[K]) => Promise<void>} listener
 */
export function onTold(name, listener) {
  chrome.runtime.onMessage.addListener((/** @type {Partial<Commands>} */ command, _, answer) => {
    const told = command[name];
    if (told === undefined) return false;
    // The answer keeps the background awake until the work is done.
    void listener(told).catch(console.error).then(answer);
    return true;
  });
}
