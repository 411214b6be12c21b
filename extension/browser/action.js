// The toolbar button.

/** @param {string} title the button's tooltip */
export function setActionTitle(title) {
  return chrome.action.setTitle({ title });
}

/**
 * Opens the toolbar window as if the button had been pressed. Every extension may do this since
 * Chrome 127.
 * @returns {Promise<boolean>} whether the window is open now
 */
export async function openPopup() {
  try {
    await chrome.action.openPopup();
    return true;
  } catch (error) {
    console.warn(error);
    return false;
  }
}

/**
 * Puts a badge on the button. The browser removes it when the tab loads another page.
 * @param {number} tabId
 * @param {string} title the tooltip that explains the badge
 */
export async function markAction(tabId, title) {
  await chrome.action.setBadgeText({ tabId, text: '!' });
  await chrome.action.setTitle({ tabId, title });
}

/**
 * Removes the badge of the tab in front.
 * @param {string} title the button's usual tooltip
 */
export async function unmarkAction(title) {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const tabId = tab?.id;
  if (tabId === undefined || (await chrome.action.getBadgeText({ tabId })) === '') return;
  await chrome.action.setBadgeText({ tabId, text: '' });
  await chrome.action.setTitle({ tabId, title });
}
