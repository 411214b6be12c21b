// The item "Read the QR code in this image" in the context menu of images, and its click. Needs
// `contextMenus` to be granted.

import {
  addImageMenu,
  onImageMenu,
  onInstalled,
  onPermissionAdded,
  openPage,
} from '../browser/browser.js';
import { message } from '../base/texts.js';
import { handOver } from '../capture/handover.js';
import { captureFrontTab } from './capture-front-tab.js';
import { followLanguage, loadLanguage } from './follow-language.js';

/**
 * Images that are complete in their URL, in a format that the core reads. To fetch any other image,
 * the extension would need access to its site; the tab is captured instead.
 */
const INLINE_IMAGE = /^data:image\/(?:png|jpeg|webp|gif|bmp);base64,/iu;

export function startImageMenu() {
  const addItem = async () => {
    await loadLanguage();
    await addImageMenu(message('menu_read_image'));
  };
  onInstalled(() => void addItem());
  onPermissionAdded('contextMenus', () => void addItem());
  followLanguage(addItem);
  onImageMenu((address) => void openReader(address));
}

/** @param {string} address the image's URL */
async function openReader(address) {
  const token = crypto.randomUUID();
  const received = handOver(
    token,
    INLINE_IMAGE.test(address) ? { address, reason: '' } : await captureFrontTab(),
  );
  await openPage(`add/add.html#${token}`, { active: true });
  await received;
}
