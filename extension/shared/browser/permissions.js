// Permissions that are asked for when what needs them is switched on.

/** @param {string} permission one of the manifest's optional ones */
export function hasPermission(permission) {
  return chrome.permissions.contains({ permissions: [/** @type {chrome.runtime.ManifestPermission} */ (permission)] });
}

/** Must be called while a person presses something. @param {string} permission */
export function askPermission(permission) {
  return chrome.permissions.request({ permissions: [/** @type {chrome.runtime.ManifestPermission} */ (permission)] });
}

/** @param {string} permission */
export function dropPermission(permission) {
  return chrome.permissions.remove({ permissions: [/** @type {chrome.runtime.ManifestPermission} */ (permission)] });
}

/**
 * @param {string} permission
 * @param {() => void} listener called when it is granted
 */
export function onPermissionAdded(permission, listener) {
  chrome.permissions.onAdded.addListener(({ permissions }) => {
    if (permissions?.some((one) => one === permission)) listener();
  });
}
