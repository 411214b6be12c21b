// The offscreen page: a page of ours without a window. Needs `offscreen` to be granted. The browser
// allows one at a time.

/**
 * Opens the page if it is not open.
 * @param {string} path relative to the extension's root
 * @param {string} purpose required by the browser, shown nowhere
 */
export async function openOffscreen(path, purpose) {
  const open = await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (open.length > 0) return;
  await chrome.offscreen.createDocument({
    url: path,
    reasons: ['CLIPBOARD'],
    justification: purpose,
  });
}
