// The toolbar's button.

/** @param {string} title what is shown where the mouse rests on it */
export function setActionTitle(title) {
  return chrome.action.setTitle({ title });
}

/**
 * Opens the toolbar's window as if its button was pressed. Chrome lets every extension do so from version 127 on.
 * @returns {Promise<boolean>} whether it is open now
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
 * Marks the button while that tab shows what it shows now.
 * @param {number} tabId
 * @param {string} title says why
 */
export async function markAction(tabId, title) {
  await chrome.action.setBadgeText({ tabId, text: '!' });
  await chrome.action.setTitle({ tabId, title });
}

/**
 * Takes the mark of the tab in front away.
 * @param {string} title the button's usual one
 */
export async function unmarkAction(title) {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const tabId = tab?.id;
  if (tabId === undefined || (await chrome.action.getBadgeText({ tabId })) === '') return;
  await chrome.action.setBadgeText({ tabId, text: '' });
  await chrome.action.setTitle({ tabId, title });
}
