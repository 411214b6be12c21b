// The tables and blocks of docs/packages.md, which the tests hold against the packages.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const text = readFileSync(
  join(import.meta.dirname, '..', '..', '..', 'docs', 'packages.md'),
  'utf8',
);

/**
 * The rows of the only table whose first column has this heading.
 * @param {string} heading
 * @returns {string[][]} the cells of each row
 */
export function rowsOf(heading) {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => cellsOf(line)[0] === heading);
  if (start === -1) throw new Error(`no table has the heading ${heading}`);
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map(cellsOf);
}

/** What a cell names in code. @param {string | undefined} cell */
export function namedIn(cell = '') {
  return [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name);
}

/** The only block of code without a language below this line. @param {string} line */
export function blockBelow(line) {
  const [, after = ''] = text.split(line);
  return /\n```\n(?<block>[^`]+)\n```\n/u.exec(after)?.groups?.['block'];
}

/** The names in code within a sentence. @param {RegExp} sentence */
export function namedInSentence(sentence) {
  return namedIn(sentence.exec(text.replaceAll('\n', ' '))?.[0]);
}

/**
 * `*` matches a part of a name, and `{a,b}` matches either alternative.
 * @param {string} pattern
 * @returns {RegExp} that matches a whole path
 */
export function matching(pattern) {
  const source = pattern
    .replaceAll('.', '\\.')
    .replaceAll('*', '[^/]+')
    .replaceAll('{', '(?:')
    .replaceAll('}', ')')
    .replaceAll(',', '|');
  return new RegExp(`^${source}$`, 'u');
}

/** @param {string} line */
function cellsOf(line) {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
