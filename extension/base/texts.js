// Texts in the person's language: the browser's own, or the one that was chosen in the settings.

import { textOfBrowser } from '../browser/i18n.js';

/** @import {Settings} from './settings.js' */

/** @typedef {Record<string, {message: string}>} Table what a `messages.json` holds */

/** @type {Table | null} `null` for the browser's own */
let table = null;
/** Choices are made one after the other: the last one holds, and whoever waited for an earlier one finds that made. */
let choices = Promise.resolve();

/**
 * The text of a key in the person's language; empty where there is none.
 * @param {string} key
 * @param {readonly string[]} [values] what it quotes
 */
export function message(key, values = []) {
  return table === null ? textOfBrowser(key, values) : quote(table[key]?.message ?? '', values);
}

/** The language that texts come in: `ja` or `en`. */
export function language() {
  return message('language');
}

/**
 * Texts come in that language once this has ended. What cannot be read leaves the language as it was, and throws.
 * @param {Settings['language']} choice
 */
export function chooseLanguage(choice) {
  const made = choices.then(async () => {
    const isBrowsers = choice === 'browser' || choice === textOfBrowser('language');
    table = isBrowsers ? null : await read(choice);
  });
  choices = made.catch(() => undefined);
  return made;
}

/**
 * @param {string} name
 * @returns {Promise<Table>}
 */
async function read(name) {
  const response = await fetch(new URL(`../_locales/${name}/messages.json`, import.meta.url));
  return response.json();
}

/**
 * Puts the values in as the browser does: `$1` to `$9`, and one `$` less of several.
 * @param {string} text
 * @param {readonly string[]} values
 */
function quote(text, values) {
  return text.replace(/\$(?:\$+|[1-9])/gu, (found) =>
    found[1] === '$' ? found.slice(1) : (values[Number(found[1]) - 1] ?? ''),
  );
}
