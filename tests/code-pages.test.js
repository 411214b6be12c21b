// The helpers of the tests with pages: the independent codes, and Shift_JIS.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from 'otpauth';
import { codesBetween, makeAccount } from './support/code-pages/account.js';
import { shiftJisOf } from './support/code-pages/shift-jis.js';
import { VARIANTS } from './support/code-pages/variants.js';

test('the codes are those of RFC 6238, appendix B, each during its step', () => {
  const rfc = { issuer: '', name: '', secret: Secret.fromLatin1('12345678901234567890').base32 };
  const account = {
    ...rfc,
    policy: { algorithm: /** @type {const} */ ('SHA1'), digits: 8, period: 30 },
  };
  assert.deepEqual(codesBetween(account, 59_000, 59_999), ['94287082']);
  assert.deepEqual(codesBetween(account, 1_111_111_109_000, 1_111_111_111_000), [
    '07081804',
    '14050471',
  ]);
});

test('a code is right for its own account only', () => {
  const codes = VARIANTS.map(
    ({ name, account }) => codesBetween(makeAccount(name, account), 0, 0)[0],
  );
  assert.equal(new Set(codes).size, VARIANTS.length);
});

test('Shift_JIS is written as the decoder reads it', () => {
  const text = 'otpauth://totp/わりふ健康保険組合:山田太郎＠本社?secret=A';
  assert.equal(new TextDecoder('shift_jis').decode(shiftJisOf(text)), text);
  assert.deepEqual([...shiftJisOf('健')], [0x8c, 0x92]);
  assert.throws(() => shiftJisOf('🀄'), /Shift_JIS has no/u);
});
