// The codes module normalises texts by JavaScript. The tests of the core use a library instead.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

const EXAMPLE = 'run --quiet --locked --package warifu-base --example normal_forms';

test('JavaScript normalises each character as the library does', () => {
  const output = execFileSync('cargo', EXAMPLE.split(' '), {
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  const changed = new Map(
    output.split('\n').map((line) => {
      const [character = '', ...forms] = line.split(' ');
      return [character, forms];
    }),
  );
  assert.ok(changed.size > 15_000);
  for (let point = 0; point <= 0x10_ff_ff; point += 1) {
    const character = String.fromCodePoint(point);
    // The library may know a later version of Unicode.
    if (!/^\p{Assigned}$/u.test(character) || /\p{Surrogate}/u.test(character)) continue;
    const expected = changed.get(character) ?? [character, character];
    const forms = [character.normalize('NFD'), character.normalize('NFKC')];
    if (forms.join(' ') !== expected.join(' ')) {
      assert.deepEqual(forms, expected, `U+${point.toString(16)}`);
    }
  }
});
