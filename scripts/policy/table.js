// The table of settings in the papers for administrators.

import { rangeOf } from './kinds.js';

/** @import {Language, Schema, Setting} from './settings.js' */

export const MARKS = /** @type {const} */ ({
  start: '<!-- The table is made by scripts/policy.js. -->',
  end: '<!-- End of the table. -->',
});

const WORDS = {
  ja: {
    head: ['キー', '値', '意味'],
    boolean: 'true か false',
    string: '文字列',
    list: '文字列の一覧',
    objects: '`issuer` と `icon` の一覧',
  },
  en: {
    head: ['Key', 'Value', 'Meaning'],
    boolean: 'true or false',
    string: 'text',
    list: 'list of texts',
    objects: 'list of `issuer` and `icon`',
  },
};

/** @param {Setting[]} settings @param {Language} language @returns {string} Markdown */
export function table(settings, language) {
  const { head } = WORDS[language];
  const rows = settings.map(({ key, schema, texts }) => {
    const { title, description } = texts[language];
    return [`\`${key}\``, valueOf(schema, language), `**${title}**<br>${description}`];
  });
  return [head, head.map(() => '-'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/**
 * The document with the present table between the marks.
 * @param {string} markdown
 * @param {Setting[]} settings
 * @param {Language} language
 */
export function withTable(markdown, settings, language) {
  const from = markdown.indexOf(MARKS.start);
  const to = markdown.indexOf(MARKS.end);
  if (from === -1 || to < from) throw new Error(`the ${language} paper has no place for the table`);
  const head = markdown.slice(0, from + MARKS.start.length);
  return `${head}\n\n${table(settings, language)}\n\n${markdown.slice(to)}`;
}

/** @param {Schema} schema @param {Language} language */
function valueOf(schema, language) {
  const words = WORDS[language];
  if (schema.type === 'boolean') return words.boolean;
  if (schema.type === 'array') return schema.items?.type === 'string' ? words.list : words.objects;
  if (schema.enum === undefined && schema.type === 'string') return words.string;
  return rangeOf(schema, language);
}
