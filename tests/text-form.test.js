// The form of the sources: comments have at most 100 columns, no comment interrupts a list of
// selectors, two vague words are avoided, and files have at most 300 lines. ESLint checks the
// length of JavaScript files.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const COLUMNS = 100;
const LINES = 300;
/** Kinds of comments, by the end of the file's name. Scripts have no extension. */
const COMMENTS = [
  { ends: /\.(?:rs|js|css)$/u, comment: /^\s*(?:\/\/|\/?\*)/u },
  { ends: /\.py$|^scripts\/[a-z]+$/u, comment: /^\s*#/u },
];

/** @param {string[]} patterns of file names */
function sources(...patterns) {
  const names = execFileSync('git', ['ls-files', '-z', '--', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = names.split('\0').filter((name) => name !== '');
  assert.notEqual(files.length, 0);
  return files.map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));
}

/** @param {string} text a style sheet @returns {string[]} lists that a comment interrupts */
function interruptedLists(text) {
  return [...text.matchAll(/^.*,\s*\/\*/gmu)].map(([found]) => found);
}

test('comments have at most 100 columns', () => {
  const all = sources('*.rs', '*.js', '*.css', '*.py', 'scripts/*');
  const long = all.flatMap(({ name, text }) => {
    const comment = COMMENTS.find(({ ends }) => ends.test(name))?.comment;
    if (comment === undefined) return [];
    return text
      .split('\n')
      .flatMap((line, at) =>
        comment.test(line) && [...line].length > COLUMNS ? [`${name}:${at + 1}`] : [],
      );
  });
  assert.deepEqual(long, []);
});

test('no comment interrupts a list of selectors', () => {
  assert.deepEqual(interruptedLists('.a,\n/* about b */\n.b {}'), ['.a,\n/*']);
  for (const { name, text } of sources('*.css')) assert.deepEqual(interruptedLists(text), [], name);
});

test('comments and names of tests say who and what is meant', () => {
  const vague = /\bwh(?:o|at)ever\b/iu;
  assert.ok(vague.test(['what', 'ever'].join('')));
  const found = sources('*.rs', '*.js', '*.css', '*.py', 'scripts/*').flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, at) => (vague.test(line) ? [`${name}:${at + 1}`] : [])),
  );
  assert.deepEqual(found, []);
});

test('no source has more than 300 lines', () => {
  const long = sources('*.rs', '*.css', '*.py').filter(
    ({ text }) => text.split('\n').length - 1 > LINES,
  );
  assert.deepEqual(
    long.map(({ name }) => name),
    [],
  );
});
