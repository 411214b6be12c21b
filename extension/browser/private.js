// Windows that keep nothing.

/**
 * Whether this page belongs to a private session, whose storage is gone when its last window is
 * closed. With the manifest's `spanning` our pages are ordinary ones also over a private window.
 */
export function isPrivate() {
  return chrome.extension.inIncognitoContext;
}
