// The extension's own version.

/** The version as the store shows it. */
export function versionName() {
  const { version, version_name: name } = chrome.runtime.getManifest();
  return name ?? version;
}

/** The extension's id in this browser. */
export function extensionId() {
  return chrome.runtime.id;
}
