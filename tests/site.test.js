// The website: every link and anchor leads somewhere within it, nothing comes from another server,
// nothing runs, and both languages have the same pages.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { buildSite } from '../scripts/site/build.js';
import { escaped } from '../scripts/site/escaped.js';
import { installButtons } from '../scripts/site/install.js';
import { render } from '../scripts/site/markdown.js';
import { MENU } from '../scripts/site/pages.js';
import { STORES } from '../scripts/stores.js';

const folder = mkdtempSync(join(tmpdir(), 'warifu-site-'));
after(() => rmSync(folder, { recursive: true }));
buildSite(folder);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  statSync(join(folder, path)).isFile(),
);
const pages = new Map(
  files
    .filter((path) => path.endsWith('.html'))
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
);

/** The only links that lead elsewhere, as the markup has them: those to the stores. */
const OUTSIDE = Object.values(STORES).flatMap(({ page }) => (page === null ? [] : escaped(page)));

/** All that a pattern's first group finds. @param {string} text @param {RegExp} pattern */
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found = '']) => found);

for (const [path, html] of pages) {
  test(`${path}: every link leads to a file and an anchor of the website`, () => {
    const addresses = all(html, /(?:href|src)="([^"]+)"/gu).filter((one) => !OUTSIDE.includes(one));
    assert.ok(addresses.length > 3);
    for (const address of addresses) {
      const [file = '', anchor] = address.split('#');
      const target = file === '' ? path : join(dirname(path), file);
      assert.ok(existsSync(join(folder, target)), address);
      assert.ok(!target.startsWith('..'), address);
      if (anchor === undefined) continue;
      assert.ok(pages.get(target)?.includes(` id="${anchor}"`), address);
    }
  });

  test(`${path}: nothing runs, and nothing comes from elsewhere`, () => {
    assert.match(html, /http-equiv="Content-Security-Policy" content="default-src 'none'/u);
    assert.doesNotMatch(html, /<(?:script|iframe|object|embed|form|video|audio|link rel="pre)/u);
    assert.doesNotMatch(html, / (?:on[a-z]+|style)=/u);
    const outside = all(html, /(?:href|src)="((?:https?:)?\/\/[^"]*)"/gu);
    assert.deepEqual(
      outside.filter((one) => !OUTSIDE.includes(one)),
      [],
    );
  });

  test(`${path}: ids are unique, and there is one title`, () => {
    const ids = all(html, / id="([^"]+)"/gu);
    assert.deepEqual(ids, [...new Set(ids)]);
    assert.equal(all(html, /<(h1)\b/gu).length, 1);
  });
}

test('both languages have every page of the menu', () => {
  for (const { name } of MENU) {
    for (const language of ['ja', 'en']) assert.ok(pages.has(`${language}/${name}.html`), name);
  }
});

test('every file is used by a page', () => {
  const used = [...pages].flatMap(([path, html]) =>
    all(html, /(?:href|src)="([^"#]+)/gu).map((address) => join(dirname(path), address)),
  );
  const unused = files.filter((path) => !used.includes(path) && path !== 'index.html');
  assert.deepEqual(unused, []);
});

test('the style sheet loads nothing', () => {
  const css = readFileSync(join(folder, 'site.css'), 'utf8');
  assert.doesNotMatch(css, /url\(|@import/u);
  assert.match(css, /--accent: #17507c;/u);
});

test('without a page in a store, the website says so and has no button', () => {
  const none = { id: null, page: null, updates: '' };
  for (const language of /** @type {const} */ (['ja', 'en'])) {
    const markup = installButtons({ chrome: none, edge: none }, language);
    assert.match(markup, /class="notice"/u);
    assert.doesNotMatch(markup, /<a /u);
    const one = { ...none, page: 'https://store.example/warifu?a=1&b=2' };
    assert.deepEqual(all(installButtons({ chrome: one, edge: none }, language), /href="(.+?)"/gu), [
      'https://store.example/warifu?a=1&amp;b=2',
    ]);
  }
});

const NOWHERE = {
  link: (/** @type {string} */ href) => href,
  image: () => ({ src: '', size: '' }),
};

for (const markdown of ['<script>alert(1)</script>', 'a <b>word</b>', '<img src="x">']) {
  test(`${markdown} is refused`, () => {
    assert.throws(() => render(markdown, NOWHERE), /the website cannot show/u);
  });
}

test('text stays text, and headings have the anchors that GitHub gives them', () => {
  assert.equal(
    render('## Some `code`, & more\n\n1 < 2 "3"', NOWHERE).replaceAll('\n', ''),
    '<h2 id="some-code--more">Some <code>code</code>, &amp; more</h2><p>1 &lt; 2 &quot;3&quot;</p>',
  );
});
