// A line in the menu on images.

import { onPermissionAdded } from './permissions.js';

const IMAGE_MENU = 'read-image';

/**
 * Puts a line into the menu on images, as long as `contextMenus` is granted. The browser keeps it until it is taken away.
 * @param {string} title
 */
export async function addImageMenu(title) {
  await removeImageMenu();
  chrome.contextMenus?.create({ id: IMAGE_MENU, title, contexts: ['image'] });
}

export async function removeImageMenu() {
  await chrome.contextMenus?.removeAll();
}

/** @param {(address: string) => void} listener called with the address of the image whose menu was used */
export function onImageMenu(listener) {
  /** @param {chrome.contextMenus.OnClickData} click */
  const hear = ({ menuItemId, srcUrl }) => {
    if (menuItemId === IMAGE_MENU) listener(srcUrl ?? '');
  };
  // Given twice, the same listener is called once.
  const listen = () => chrome.contextMenus?.onClicked.addListener(hear);
  listen();
  onPermissionAdded('contextMenus', listen);
}
