// The texts for the stores, in one language.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {'ja' | 'en'} Language
 * @typedef {object} Texts
 * @property {string} name from the extension's own texts, as is `summary`
 * @property {string} summary
 * @property {string[]} description paragraphs
 * @property {string} purpose
 * @property {Record<string, string>} permissions a reason for each
 * @property {string} remoteCode
 * @property {Record<'authentication' | 'webHistory' | 'content' | 'others', string>} data
 * @property {string[]} searchTerms
 * @property {string[]} notes for reviewers. `{manual}` is replaced by the manual's address
 */

const root = join(import.meta.dirname, '..', '..');
export const LANGUAGES = /** @type {const} */ (['ja', 'en']);

/** @param {Language} language @returns {Texts} */
export function textsOf(language) {
  const messages = read(`extension/_locales/${language}/messages.json`);
  return {
    name: messages.app_name.message,
    summary: messages.app_description.message,
    ...read(`docs/store/${language}.json`),
  };
}

/** @param {string} path */
function read(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
