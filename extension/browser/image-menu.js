// An item in the context menu of images. Everything here needs `contextMenus` to be granted.

import { onPermissionAdded } from './permissions.js';

const IMAGE_MENU = 'read-image';

/**
 * Adds the item, or renames it. The browser keeps it until it is removed.
 * @param {string} title
 */
export async function addImageMenu(title) {
  await removeImageMenu();
  chrome.contextMenus?.create({ id: IMAGE_MENU, title, contexts: ['image'] });
}

export async function removeImageMenu() {
  await chrome.contextMenus?.removeAll();
}

/** @param {(address: string) => void} listener gets the URL of the image that was clicked */
export function onImageMenu(listener) {
  /** @param {chrome.contextMenus.OnClickData} click */
  const onClick = ({ menuItemId, srcUrl }) => {
    if (menuItemId === IMAGE_MENU) listener(srcUrl ?? '');
  };
  // Adding the same listener twice has no further effect.
  const listen = () => chrome.contextMenus?.onClicked.addListener(onClick);
  listen();
  onPermissionAdded('contextMenus', listen);
}
