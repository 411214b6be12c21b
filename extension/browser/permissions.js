// The manifest's optional permissions. Each is requested when the user turns on a feature.

/**
 * @typedef {'idle' | 'contextMenus' | 'offscreen' | 'clipboardRead' | 'clipboardWrite'
 *   | 'scripting'} OptionalPermission
 */

/** @param {readonly OptionalPermission[]} permissions */
export function hasPermissions(permissions) {
  return chrome.permissions.contains({ permissions: [...permissions] });
}

/**
 * Asks the user. Must be called from a click or a key press.
 * @param {readonly OptionalPermission[]} permissions
 */
export function requestPermissions(permissions) {
  return chrome.permissions.request({ permissions: [...permissions] });
}

/** @param {readonly OptionalPermission[]} permissions */
export function removePermissions(permissions) {
  return chrome.permissions.remove({ permissions: [...permissions] });
}

/** Whether the browser refused because of an administrator's policy. @param {unknown} error */
export function isPolicyError(error) {
  return /polic(?:y|ies)/iu.test(String(error));
}

/** The manifest's permissions. */
export function declaredPermissions() {
  const { permissions = [], optional_permissions: optional = [] } = chrome.runtime.getManifest();
  return { required: permissions, optional: /** @type {OptionalPermission[]} */ (optional) };
}

/**
 * Requests a permission and gives it back at once, to learn whether it can be had. Must be called
 * from a click or a key press.
 * @param {OptionalPermission} permission
 * @returns {Promise<'grantable' | 'not_granted' | 'blocked'>} `blocked`: by a policy
 */
export async function probePermission(permission) {
  try {
    if (!(await requestPermissions([permission]))) return 'not_granted';
  } catch (error) {
    console.warn(error);
    return isPolicyError(error) ? 'blocked' : 'not_granted';
  }
  await removePermissions([permission]);
  return 'grantable';
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

/** @param {() => void} listener called when any permission was granted or removed */
export function onPermissionsChanged(listener) {
  chrome.permissions.onAdded.addListener(listener);
  chrome.permissions.onRemoved.addListener(listener);
}
