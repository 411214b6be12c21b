// Permissions that are asked for when what needs them is switched on.

/** @typedef {'idle' | 'contextMenus' | 'offscreen' | 'clipboardRead' | 'clipboardWrite' | 'scripting'} OptionalPermission one of the manifest's optional ones */

/** @param {readonly OptionalPermission[]} permissions */
export function hasPermissions(permissions) {
  return chrome.permissions.contains({ permissions: [...permissions] });
}

/** Must be called while a person presses something. @param {readonly OptionalPermission[]} permissions */
export function requestPermissions(permissions) {
  return chrome.permissions.request({ permissions: [...permissions] });
}

/** @param {readonly OptionalPermission[]} permissions */
export function removePermissions(permissions) {
  return chrome.permissions.remove({ permissions: [...permissions] });
}

/**
 * @param {OptionalPermission} permission
 * @param {() => void} listener called when it is granted
 */
export function onPermissionAdded(permission, listener) {
  chrome.permissions.onAdded.addListener(({ permissions }) => {
    if (permissions?.some((one) => one === permission)) listener();
  });
}

/** @param {() => void} listener called when any was granted or given back */
export function onPermissionsChanged(listener) {
  chrome.permissions.onAdded.addListener(listener);
  chrome.permissions.onRemoved.addListener(listener);
}
