// The toolbar's button.

/** @param {string} title what is shown where the mouse rests on it */
export function setActionTitle(title) {
  return chrome.action.setTitle({ title });
}
