// The letters of entries without an icon: which letter, which colour, and whether it can be read.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { COLOURS, colourOf, letterOf } from '../extension/base/letter.js';
import { THEMES, colour, contrast } from './support/contrast.js';

/** WCAG 2.2, 1.4.3. */
const LEAST_CONTRAST = 4.5;

const folder = join(import.meta.dirname, '../extension/base');
const { light, dark } = THEMES;

test('the first letter of a name is found in any script', () => {
  for (const [name, letter] of /** @type {const} */ ([
    ['わりふ健康保険組合', 'わ'],
    ['健康保険組合', '健'],
    ['ｶﾞｲﾄﾞ', 'ガ'],
    ['か\u3099いど', 'が'],
    ['Ｇoogle', 'G'],
    ['example', 'E'],
    ['é́tude', 'É\u0301'],
    ['ßtraße', 'ß'],
    ['1Password', '1'],
    ['𠮷野家', '𠮷'],
    ['हिन्दी', 'हि'],
    ['한국', '한'],
    ['แก้ว', 'แ'],
    ['【公式】わりふ', '公'],
    ['🏥 病院', '病'],
    ['㈱山田', '株'],
    ['👩‍💻', ''],
    ['★☆', ''],
    ['', ''],
  ])) {
    assert.equal(letterOf(name), letter, name);
  }
});

test('equal issuers have equal colours, and many have all of them', () => {
  assert.equal(colourOf('わりふ'), 7, 'the same in every version');
  assert.equal(colourOf('GitHub'), colourOf('ＧＩＴＨＵＢ'));
  const counts = new Map();
  for (let at = 0; at < 800; at += 1) {
    const one = colourOf(`組合${at}`);
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  assert.deepEqual(
    [...counts.keys()].sort(),
    Array.from({ length: COLOURS }, (_, at) => at),
  );
  for (const count of counts.values()) assert.ok(count > 50 && count < 200, String(count));
});

test('each letter can be read on its colour, in light and in dark', () => {
  const ink = colour(light, 'on-letter') ?? assert.fail('no ink');
  assert.equal(colour(dark, 'on-letter'), undefined, 'both have one ink');
  const rules = readFileSync(join(folder, 'icon.css'), 'utf8');
  for (const [name, theme] of Object.entries({ light, dark })) {
    for (let at = 0; at < COLOURS; at += 1) {
      const ground = colour(theme, `letter-${at}`) ?? assert.fail(`${name} lacks ${at}`);
      const found = contrast(ink, ground);
      assert.ok(found >= LEAST_CONTRAST, `${name} ${at}: ${found.toFixed(2)}`);
      assert.match(
        rules,
        new RegExp(`data-colour='${at}'\\] \\{\\s+--letter: var\\(--letter-${at}\\)`),
      );
    }
    assert.equal(colour(theme, `letter-${COLOURS}`), undefined);
  }
});
