// The papers: every link leads to a file and a heading that exist, both languages have the same
// parts, and the papers for administrators agree with the manifest and the examples.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { browsers } from '../scripts/policy/browsers.js';
import { installation } from '../scripts/policy/registry.js';
import { anchorsIn, linksIn } from '../scripts/site/markdown.js';

const root = join(import.meta.dirname, '..');
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
const papers = execFileSync('git', ['ls-files', '-z', '--', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path !== '');

for (const path of papers) {
  test(`${path}: every link within the repository leads somewhere`, () => {
    for (const link of linksIn(read(path))) {
      if (/^https?:/u.test(link)) continue;
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : join(dirname(path), decodeURI(file));
      assert.ok(existsSync(join(root, target)), link);
      if (anchor === undefined) continue;
      assert.ok(anchorsIn(read(target)).includes(decodeURI(anchor)), link);
    }
  });
}

const PAIRS = [
  ['docs/manual/ja.md', 'docs/manual/en.md'],
  ['docs/admin/ja.md', 'docs/admin/en.md'],
  ['docs/privacy/ja.md', 'docs/privacy/en.md'],
  ['docs/accessibility/ja.md', 'docs/accessibility/en.md'],
  ['docs/site/ja.md', 'docs/site/en.md'],
];

for (const [ja = '', en = ''] of PAIRS) {
  test(`${dirname(ja)}: both languages have the same parts`, () => {
    const explicit = (/** @type {string} */ path) =>
      [...read(path).matchAll(/<a id="([a-z-]+)">/gu)].map(([, id]) => id);
    assert.ok(explicit(ja).length > 2);
    assert.deepEqual(explicit(ja), explicit(en));
  });
}

for (const language of ['ja', 'en']) {
  const paper = read(`docs/admin/${language}.md`);

  test(`${language}: administrators read of each permission, and of no other`, () => {
    const manifest = JSON.parse(read('manifest/base.json'));
    const from = paper.indexOf('<a id="permissions">');
    const part = paper.slice(from, paper.indexOf('<a id="data">'));
    const named = [...part.matchAll(/^\| `(\w+)`/gmu)].map(([, name]) => name);
    assert.deepEqual(named, [...manifest.permissions, ...manifest.optional_permissions]);
  });

  test(`${language}: the entries of ExtensionSettings are those of the examples`, () => {
    const [chrome, edge] = [...paper.matchAll(/^```json\n([^]+?)^```$/gmu)].map(([, text = '']) =>
      JSON.parse(text),
    );
    const shown = { ...chrome, ...edge };
    const made = Object.fromEntries(browsers().map((one) => [one.id, installation(one)]));
    assert.deepEqual(shown, made);
  });
}

test('both languages have the same results of the accessibility tests', () => {
  const [ja, en] = ['ja', 'en'].map((language) =>
    [
      ...read(`docs/accessibility/${language}.md`).matchAll(
        /^\| (\d\.\d\.\d+) +\|[^|]+\| (A+) +\| ([^|]+?) +\| ([^|]*?) *\|/gmu,
      ),
    ].map(([, number, level, result = '', methods = '']) => [
      number,
      level,
      result.replace('対象外', 'n/a'),
      methods.replaceAll('、', ', '),
    ]),
  );
  // Those of WCAG 2.2, levels A and AA, and 4.1.1 of WCAG 2.0, which JIS X 8341-3:2016 has.
  assert.equal(ja?.length, 56);
  assert.deepEqual(ja, en);
});

test('the accessibility tests are those that the results name', () => {
  const { version } = JSON.parse(read('node_modules/axe-core/package.json'));
  for (const language of ['ja', 'en']) {
    assert.ok(read(`docs/accessibility/${language}.md`).includes(`axe-core ${version}`), language);
  }
});

test('the accessibility results count what their table has', () => {
  for (const [language, counts] of /** @type {const} */ ([
    ['ja', /(\d+) 件が ○、(\d+) 件が △、(\d+) 件が ×、(\d+) 件が対象外/u],
    ['en', /(\d+) are ○,\s(\d+) are △,\s(\d+) is ×, and (\d+) do\snot apply/u],
  ])) {
    const paper = read(`docs/accessibility/${language}.md`);
    const results = [...paper.matchAll(/^\| \d\.\d\.\d+ +\|[^|]+\| A+ +\| ([^|]+?) +\|/gmu)];
    const found = ['○', '△', '×', language === 'ja' ? '対象外' : 'n/a'].map(
      (mark) => results.filter(([, result]) => result === mark).length,
    );
    assert.deepEqual(counts.exec(paper)?.slice(1).map(Number), found, language);
  }
});
