// The settings that an administrator makes for this extension, by a policy of the browser.

/**
 * All of them; the browser checks their types. After a start of the browser the answer may take two
 * seconds. If the extension was just installed, the first answer is empty, and a change follows.
 * @returns {Promise<Record<string, unknown>>}
 */
export function readManaged() {
  return chrome.storage.managed.get(null);
}

/** @param {() => void} listener called when any of them has changed */
export function onManagedChanged(listener) {
  chrome.storage.managed.onChanged.addListener(listener);
}
