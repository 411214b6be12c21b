// Events of the browser and of the operating system.

import { onPermissionAdded } from './permissions.js';

/** @param {() => void} listener called when the extension was installed or updated */
export function onInstalled(listener) {
  chrome.runtime.onInstalled.addListener(listener);
}

/** @param {() => void} listener called when the system locks its screen, if `idle` is granted */
export function onSystemLocked(listener) {
  const listen = () =>
    chrome.idle?.onStateChanged.addListener((state) => {
      if (state === 'locked') listener();
    });
  listen();
  onPermissionAdded('idle', listen);
}
