// The extension's own version.

/** The version as the store shows it. */
export function versionName() {
  const { version, version_name: name } = chrome.runtime.getManifest();
  return name ?? version;
}
