// The browser's own texts: those of the language that it runs in.

/**
 * @param {string} key
 * @param {readonly string[]} [values] what the text quotes
 */
export function textOfBrowser(key, values = []) {
  return chrome.i18n.getMessage(key, [...values]);
}
