// Joins style sheets into one file. A comment before each names its source file.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nameOf } from './bundle.js';

const LINK = /^ *<link rel="stylesheet" href="(?<href>[^"]+)" \/>\n/gmu;

/**
 * Style sheets one after the other. Each page folder is one level deep, so that addresses relative
 * to a folder stay right in any other.
 * @param {string[]} paths absolute
 */
export function bundleStyles(paths) {
  const sheets = paths.map((path) => {
    const text = readFileSync(path, 'utf8');
    if (text.includes('@import')) throw new Error(`${nameOf(path)}: pages link style sheets`);
    return `/* ---- ${nameOf(path)} ---- */\n\n${text.trim()}\n`;
  });
  return sheets.join('\n');
}

/**
 * The style sheets that a page links, as absolute paths.
 * @param {string} html
 * @param {string} path absolute, of the page
 */
export function sheetsOf(html, path) {
  return [...html.matchAll(LINK)].map(({ groups }) => join(dirname(path), groups?.['href'] ?? ''));
}

/**
 * A page's markup with these links at the place of those to its style sheets.
 * @param {string} html
 * @param {string[]} links
 */
export function replaceSheets(html, links) {
  let isFirst = true;
  return html.replaceAll(LINK, () => {
    const text = isFirst ? links.map((link) => `    ${link}\n`).join('') : '';
    isFirst = false;
    return text;
  });
}

/**
 * The style sheets with which every list begins.
 * @param {string[][]} lists
 * @throws {Error} if every list has another one, which would be written once for each list
 */
export function commonStart([first = [], ...others]) {
  const differs = first.findIndex((sheet, at) => others.some((list) => list[at] !== sheet));
  const [start, rest] =
    differs === -1 ? [first, []] : [first.slice(0, differs), first.slice(differs)];
  const late = rest.find((sheet) => others.every((list) => list.includes(sheet)));
  if (late !== undefined) throw new Error(`${nameOf(late)}: some page links another sheet before`);
  return start;
}
