// A page of ours that nobody sees, as long as `offscreen` is granted. There is one at most.

/**
 * Opens it, unless it is there.
 * @param {string} path from the extension's root
 * @param {string} purpose for the browser, which shows it nowhere
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
