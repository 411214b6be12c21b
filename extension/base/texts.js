// Texts in the user's language: the browser's, or the one chosen in the settings.

import { textOfBrowser } from '../browser/i18n.js';

/** @import {Settings} from './settings.js' */

/** @typedef {Record<string, {message: string}>} Table the content of a `messages.json` */

/** @type {Table | null} `null`: the browser's own texts */
let table = null;
/** The language of the table. */
let tableLanguage = '';
/** Choices are applied one after another, so that the last one holds. */
let choices = Promise.resolve();

/**
 * The text of a key; empty if there is none.
 * @param {string} key
 * @param {readonly string[]} [values] for its placeholders
 */
export function message(key, values = []) {
  return table === null ? textOfBrowser(key, values) : quote(table[key]?.message ?? '', values);
}

/** The language of the texts: `ja` or `en`. */
export function language() {
  return message('language');
}

/**
 * Changes the language of all texts. On an error the language stays, and the error is thrown.
 * @param {Settings['language']} choice
 */
export function chooseLanguage(choice) {
  const made = choices.then(async () => {
    const isBrowsers = choice === 'browser' || choice === textOfBrowser('language');
    if (isBrowsers) table = null;
    else if (table === null || tableLanguage !== choice) table = await read(choice);
    tableLanguage = choice;
  });
  choices = made.catch(() => undefined);
  return made;
}

/**
 * @param {string} name
 * @returns {Promise<Table>}
 */
async function read(name) {
  const response = await fetch(new URL(`/_locales/${name}/messages.json`, location.origin));
  return response.json();
}

/**
 * Replaces placeholders as the browser does: `$1` to `$9` by a value, several `$` by one less.
 * @param {string} text
 * @param {readonly string[]} values
 */
function quote(text, values) {
  return text.replace(/\$(?:\$+|[1-9])/gu, (found) =>
    found[1] === '$' ? found.slice(1) : (values[Number(found[1]) - 1] ?? ''),
  );
}
