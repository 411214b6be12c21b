// 「Read the QR code in this image」, in the menu of the right button on any image, as long as `contextMenus` is granted.

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

/** What the core reads. An image elsewhere on the web could be fetched with access to its site only. */
const READABLE = /^data:image\/(?:png|jpeg|webp|gif|bmp);base64,/iu;

export function startImageMenu() {
  const offer = async () => {
    await loadLanguage();
    await addImageMenu(message('menu_read_image'));
  };
  onInstalled(() => void offer());
  onPermissionAdded('contextMenus', () => void offer());
  followLanguage(offer);
  onImageMenu((address) => void read(address));
}

/** @param {string} address the image's own */
async function read(address) {
  const token = crypto.randomUUID();
  const taken = handOver(
    token,
    READABLE.test(address) ? { address, reason: '' } : await captureFrontTab(),
  );
  await openPage(`add/add.html#${token}`, { active: true });
  await taken;
}
