// Every control of the extension's pages is private: Chromium writes no value of it to the disk,
// and no spell checker or text prediction sees it.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', 'extension');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:js|html)$/u.test(path) && !path.startsWith('core'))
  .map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }));

/** Types of `<input>` that hold no typed text. */
const NOT_TYPED = /type="(?:file|checkbox|radio)"/u;

/**
 * The tags of controls that may leak their values.
 * @param {string} html
 * @returns {string[]}
 */
function leakingControls(html) {
  const tags = html.match(/<(?:input|select|textarea)\b[^>]*>/gu) ?? [];
  return tags.filter((tag) => {
    const isTyped = !tag.startsWith('<select') && !NOT_TYPED.test(tag);
    const isUnchecked = tag.includes('spellcheck="false"') && tag.includes('suggestions="false"');
    return !tag.includes('autocomplete="off"') || (isTyped && !isUnchecked);
  });
}

test('every control in the HTML of a page is private', () => {
  const pages = sources.filter(({ path }) => path.endsWith('.html'));
  assert.ok(pages.some(({ source }) => source.includes('<input')));
  for (const { path, source } of pages) assert.deepEqual(leakingControls(source), [], path);
});

test('every control that a script makes is private', () => {
  const MAKER = 'forms/dom.js';
  const maker = sources.find(({ path }) => path === MAKER)?.source ?? '';
  assert.match(
    maker,
    /PRIVATE = \{ autocomplete: 'off', spellcheck: 'false', writingsuggestions: 'false' \}/u,
  );
  assert.match(maker, /\{ \.\.\.attributes, \.\.\.PRIVATE \}/u);
  for (const { path, source } of sources) {
    if (path === MAKER || path.endsWith('.html')) continue;
    assert.doesNotMatch(source, /createElement\(|cloneNode|new Option\(|contenteditable/iu, path);
    // These change one of the attributes afterwards.
    assert.doesNotMatch(source, /\.(?:autocomplete|spellcheck|writingSuggestions) =/u, path);
    assert.doesNotMatch(source, /Attribute\('(?:autocomplete|spellcheck|writing)/u, path);
  }
});

/** Tags that the check must find. */
const REFUSED = [
  '<input type="password" />',
  '<input id="secret" autocomplete="off" />',
  '<input id="secret" type="text" autocomplete="off" spellcheck="false" />',
  '<input autocomplete="current-password" spellcheck="false" writingsuggestions="false" />',
  '<textarea autocomplete="off"></textarea>',
  '<select id="kind"></select>',
  '<input type="file" />',
];

for (const tag of REFUSED) {
  test(`${tag} is refused`, () => {
    assert.equal(leakingControls(`<p>${tag}</p>`).length, 1);
  });
}
