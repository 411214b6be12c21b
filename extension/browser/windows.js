// The browser's windows.

/**
 * @param {() => void} listener called when the last window was closed. The browser's process may go
 *   on in the background.
 */
export function onLastWindowClosed(listener) {
  chrome.windows.onRemoved.addListener(async () => {
    if ((await chrome.windows.getAll()).length === 0) listener();
  });
}
