// Texts in the browser's own language.

/**
 * @param {string} key
 * @param {readonly string[]} [values] for the placeholders `$1`, `$2`, …
 */
export function textOfBrowser(key, values = []) {
  return chrome.i18n.getMessage(key, [...values]);
}
