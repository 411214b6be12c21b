// Texts, the bounds of fields and the focus can be seen on every ground of both themes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { THEMES, colour, contrast } from './support/contrast.js';

const GROUNDS = ['paper', 'raised', 'tint', 'caution'];
/** WCAG 2.2, 1.4.3 and 1.4.11. */
const LEAST = /** @type {const} */ ([
  [4.5, ['ink', 'ink-soft', 'accent', 'warn', 'good']],
  [3, ['edge', 'accent']],
]);

for (const [name, theme] of Object.entries(THEMES)) {
  for (const [least, colours] of LEAST) {
    test(`${name}: ${colours.join(', ')} have a contrast of ${least} at least`, () => {
      for (const one of colours) {
        for (const ground of GROUNDS) {
          const found = contrast(colour(theme, one) ?? '', colour(theme, ground) ?? '');
          assert.ok(found >= least, `${one} on ${ground}: ${found.toFixed(2)}`);
        }
      }
    });
  }
}
