// What the browser knows of this extension.

/** The version as its store shows it. */
export function versionName() {
  const { version, version_name: name } = chrome.runtime.getManifest();
  return name ?? version;
}
