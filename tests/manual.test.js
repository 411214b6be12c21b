// The manual quotes texts that exist, and shows pictures that exist.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'manual');
/** Bold text in quotation marks is a text of the extension. */
const QUOTED = { ja: /\*\*「([^」]+)」\*\*/gu, en: /\*\*“([^”]+)”\*\*/gu };

for (const [language, quoted] of Object.entries(QUOTED)) {
  const manual = readFileSync(join(folder, `${language}.md`), 'utf8');

  test(`${language}: the texts that the manual quotes exist`, () => {
    const messages = readFileSync(
      join(root, 'extension/_locales', language, 'messages.json'),
      'utf8',
    );
    const texts = Object.values(
      /** @type {Record<string, {message: string}>} */ (JSON.parse(messages)),
    );
    const said = new Set(texts.map(({ message }) => message));
    const all = [...manual.matchAll(quoted)].map(([, text = '']) => text.replaceAll(/\s+/gu, ' '));
    assert.notEqual(all.length, 0);
    assert.deepEqual(
      all.filter((text) => !said.has(text)),
      [],
    );
  });

  test(`${language}: every picture is used, and every used picture exists`, () => {
    const used = [...manual.matchAll(/\(pictures\/[^)]+\/([^)]+)\)/gu)].map(
      ([, name = '']) => name,
    );
    assert.deepEqual(used.toSorted(), readdirSync(join(folder, 'pictures', language)).toSorted());
  });
}

test('both languages show the same pictures, in the same order', () => {
  const [ja, en] = ['ja', 'en'].map((language) =>
    [
      ...readFileSync(join(folder, `${language}.md`), 'utf8').matchAll(/\/(\w[\w-]*\.webp)\)/gu),
    ].map(([, name]) => name),
  );
  assert.deepEqual(ja, en);
});
