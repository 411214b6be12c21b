// The stores' forms: every text has an allowed length, each permission has one reason, quoted texts
// exist, and the pictures have the sizes that the stores require.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import { BROWSERS } from '../scripts/manifest.js';
import { storeForms } from '../scripts/store/files.js';
import { forReviewer } from '../scripts/store/form.js';
import { LANGUAGES, textsOf } from '../scripts/store/texts.js';

const root = join(import.meta.dirname, '..');
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');

/** The stores' limits, in characters. `chrome` and `edge`: of the first field for the reviewer. */
const MOST = { name: 45, summary: 132, purpose: 1000, reason: 1000, chrome: 500, edge: 2000 };
const DESCRIPTION = { least: 250, most: 10_000 };
/** Edge takes seven terms of at most thirty characters, and 21 words in all. */
const TERMS = { count: 7, letters: 30, words: 21 };

test('the forms in the repository are those that the texts give', async () => {
  const forms = await storeForms();
  assert.equal(forms.size, 4);
  for (const [path, content] of forms) {
    assert.equal(read(path), content, `${path}: run scripts/store.js`);
  }
});

for (const language of LANGUAGES) {
  const texts = textsOf(language);

  test(`${language}: every text has an allowed length`, () => {
    const description = texts.description.join('\n\n');
    assert.ok(texts.name.length <= MOST.name);
    assert.ok(texts.summary.length <= MOST.summary, String(texts.summary.length));
    assert.ok(description.length >= DESCRIPTION.least, String(description.length));
    assert.ok(description.length <= DESCRIPTION.most);
    assert.ok(texts.purpose.length > 0 && texts.purpose.length <= MOST.purpose);
    for (const text of [texts.remoteCode, ...Object.values(texts.data)]) {
      assert.ok(text.length > 0 && text.length <= MOST.reason, text);
    }
    for (const store of BROWSERS) {
      const [first = ''] = forReviewer(store, texts, language);
      const [, notes = ''] = /```text\n([^]+)\n```/u.exec(first) ?? [];
      assert.ok(notes.length > 0 && notes.length <= MOST[store], `${notes.length} in ${store}`);
      assert.doesNotMatch(notes, /[{}]/u);
    }
  });

  test(`${language}: each permission of the manifest has one reason, and no other has`, () => {
    const { permissions, optional_permissions } = JSON.parse(read('manifest/base.json'));
    const named = [...permissions, ...optional_permissions];
    assert.deepEqual(Object.keys(texts.permissions), named);
    for (const [name, reason] of Object.entries(texts.permissions)) {
      assert.ok(reason.length >= 30 && reason.length <= MOST.reason, name);
      const isOptional = optional_permissions.includes(name);
      assert.equal(/^(?:Optional\.|任意の権限です。)/u.test(reason), isOptional, name);
      assert.doesNotMatch(reason, /future|later version|将来|今後/iu, name);
    }
  });

  test(`${language}: the search terms are within Edge’s limits`, () => {
    assert.ok(texts.searchTerms.length <= TERMS.count);
    for (const term of texts.searchTerms) assert.ok(term.length <= TERMS.letters, term);
    assert.ok(texts.searchTerms.join(' ').split(' ').length <= TERMS.words);
  });
}

/** Quoted texts of the extension. What begins with a slash is a comment of a script. */
const QUOTED = { ja: /「(?!\/)([^」]+)」/gu, en: /“(?!\/)([^”]+)”/gu };

for (const language of LANGUAGES) {
  test(`${language}: the texts that the forms and the website quote exist`, () => {
    /** @type {Record<string, {message: string}>} */
    const messages = JSON.parse(read(`extension/_locales/${language}/messages.json`));
    const said = new Set(Object.values(messages).map(({ message }) => message));
    const { description, permissions, notes } = textsOf(language);
    const texts = [...description, ...Object.values(permissions), ...notes];
    const quoting = [...texts, read(`docs/site/${language}.md`)].join('\n');
    const quoted = [...quoting.matchAll(QUOTED[language])].map(([, text = '']) => text);
    assert.ok(quoted.length > 3);
    assert.deepEqual(
      quoted.filter((text) => !said.has(text)),
      [],
    );
  });
}

/** @type {[path: string, width: number, height: number][]} */
const PICTURES = [
  ['extension/icons/128.png', 128, 128],
  ['docs/store/pictures/logo.png', 300, 300],
  ...LANGUAGES.flatMap(
    (language) =>
      /** @type {[string, number, number][]} */ ([
        [`docs/store/pictures/tile-${language}.png`, 440, 280],
        [`docs/store/pictures/marquee-${language}.png`, 1400, 560],
      ]),
  ),
];

for (const [path, width, height] of PICTURES) {
  test(`${path} has ${width}×${height} pixels`, () => {
    const picture = PNG.sync.read(readFileSync(join(root, path)));
    assert.deepEqual([picture.width, picture.height], [width, height]);
  });
}

test('tiles have no transparent pixel', () => {
  for (const [path] of PICTURES.filter(([name]) => /tile|marquee/u.test(name))) {
    const { data } = PNG.sync.read(readFileSync(join(root, path)));
    assert.ok(
      data.every((value, at) => at % 4 !== 3 || value === 255),
      path,
    );
  }
});
