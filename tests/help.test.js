// The help page is made from the manual: both languages have the same parts, every link of it leads
// somewhere, and what the generator does not know is refused.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { articleOf, helpMarkup, helpPictures } from '../scripts/help.js';
import { foldWithOrigins, wordsIn } from '../extension/help/fold.js';

const root = join(import.meta.dirname, '..');
const extension = join(root, 'extension');
const markup = helpMarkup();
const manualOf = (/** @type {string} */ language) =>
  readFileSync(join(root, 'docs/manual', `${language}.md`), 'utf8');

/** All that a pattern's first group finds. @param {string} text @param {RegExp} pattern */
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found = '']) => found);

/** The pages whose scripts read their address, and what they take from it. */
const READ_BY_SCRIPT = ['unlock/unlock.html#own', 'unlock/unlock.html#forgot'];

/** The toolbar's window has a button, and nobody sees the last one. */
const WITHOUT_LINK = ['help/help.html', 'popup/popup.html', 'offscreen/offscreen.html'];

test('the page has the headings of both manuals, in their order', () => {
  const shown = all(markup, /<h[1-3] [^>]*>(.+)<\/h[1-3]>/gu);
  const written = ['ja', 'en'].flatMap((language) =>
    all(manualOf(language), /^#{1,3} (?:<a id="[a-z-]+"><\/a>)?(.+)$/gmu),
  );
  assert.deepEqual(shown, written);
});

test('both languages have the same parts, and lead to the same pages', () => {
  const [ja = '', en = ''] = markup.split('<article lang="en">');
  assert.ok(all(ja, /<section id="ja-([^"]+)"/gu).length > 15);
  assert.deepEqual(all(ja, /<section id="ja-([^"]+)"/gu), all(en, /<section id="en-([^"]+)"/gu));
  assert.deepEqual(all(ja, /href="(?!#)([^"]+)"/gu), all(en, /href="(?!#)([^"]+)"/gu));
});

test('every link within the page leads to a part of it', () => {
  const ids = all(markup, /id="([^"]+)"/gu);
  assert.deepEqual(ids, [...new Set(ids)]);
  for (const target of all(markup, /href="#([^"]+)"/gu)) assert.ok(ids.includes(target), target);
});

test('every link to another page leads to a page and an element that exist', () => {
  for (const address of all(markup, /href="\.\.\/([^"]+)"/gu)) {
    const [, path = '', anchor] =
      /^([^?#]+)(?:\?way=(?:key|move))?(?:#(.+))?$/u.exec(address) ?? [];
    const page = readFileSync(join(extension, path), 'utf8');
    const isThere = anchor === undefined || page.includes(` id="${anchor}"`);
    assert.ok(isThere || READ_BY_SCRIPT.includes(address), address);
  }
});

test('every page leads to a part of the help', () => {
  const popup = all(
    readFileSync(join(extension, 'popup/popup.html'), 'utf8'),
    /data-help="(.+?)"/gu,
  );
  const paths = readdirSync(extension, { recursive: true, encoding: 'utf8' });
  const linking = paths.filter((path) => path.endsWith('.html') && !WITHOUT_LINK.includes(path));
  assert.ok(linking.length > 5);
  const pages = linking.map((path) => {
    const html = readFileSync(join(extension, path), 'utf8');
    const link = /<a\s+class="tool"\s+href="\.\.\/help\/help\.html(?:#([a-z-]+))?"/u.exec(html);
    assert.ok(link, path);
    return link[1] ?? 'trouble';
  });
  for (const part of [...popup, ...pages]) {
    for (const language of ['ja', 'en']) {
      assert.ok(markup.includes(`<section id="${language}-${part}">`), part);
    }
  }
});

test('every picture that the page names ships, and no other', () => {
  const named = all(markup, /src="([^"]+)"/gu).map((path) => `help/${path}`);
  const shipped = helpPictures().map(([path]) => path);
  assert.deepEqual(named.toSorted(), shipped.toSorted());
  for (const path of named)
    assert.ok(existsSync(join(root, 'docs', path.replace('help', 'manual'))));
});

test('the pictures take less than 80 KB', () => {
  const bytes = helpPictures().reduce((sum, [, content]) => sum + content.length, 0);
  assert.ok(bytes < 80_000, String(bytes));
});

/** Markdown that the generator must refuse. */
const REFUSED = [
  'a [link](https://example.com)',
  'a [link](javascript:alert(1))',
  'a ![picture](https://example.com/a.png)',
  'text <b>bold</b>',
  '<script>alert(1)</script>',
  '<!-- open https://example.com there -->',
  '<!-- a comment -->',
  '`code`',
  '| a |\n| - |\n| b |',
  '## A heading without an anchor',
  '#### <a id="deep"></a>Too deep',
];

for (const markdown of REFUSED) {
  test(`${markdown.slice(0, 40)} is refused`, () => {
    assert.throws(() => articleOf(markdown, 'en'), /the help page cannot show/u);
  });
}

test('text stays text', () => {
  assert.match(articleOf('1 < 2 & "3"', 'en'), /<p>1 &lt; 2 &amp; &quot;3&quot;<\/p>/u);
});

test('folding keeps the origin of each letter', () => {
  const { folded, origins } = foldWithOrigins('ＰＮＧ ｶﾞｿﾞｳ ①');
  assert.equal(folded, 'png がぞう 1');
  assert.deepEqual(origins, [0, 1, 2, 3, 4, 6, 8, 9, 10, 11]);
  assert.deepEqual(wordsIn('　QRコード　'), ['qrこーど']);
});
