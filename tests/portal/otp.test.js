import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from 'otpauth';
import { judgeCode, newSecret } from '../support/portal/otp.js';
import { codeAt, wrongCodeAt } from '../support/portal/visitor.js';

/** @import {Policy} from '../support/portal/otp.js' */

/** @type {Policy} */
const policy = { algorithm: 'SHA1', digits: 6, period: 30 };
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
// In the middle of a step, so that "one step off" is not a matter of milliseconds.
const now = 1_700_000_025_000;
const current = Math.floor(now / 30_000);

/**
 * @param {number} offset in steps
 * @param {number} lastStep
 */
function judgeStep(offset, lastStep) {
  return judgeCode({
    secret,
    policy,
    lastStep,
    code: codeAt(secret, policy, now + offset * 30_000),
    now,
  });
}

// RFC 6238 appendix B; SHA-1, SHA-256 and SHA-512 take seeds of 20, 32 and 64 digits.
for (const [algorithm, seedLength, seconds, code] of /** @type {const} */ ([
  ['SHA1', 20, 59, '94287082'],
  ['SHA1', 20, 1111111109, '07081804'],
  ['SHA256', 32, 59, '46119246'],
  ['SHA256', 32, 20000000000, '77737706'],
  ['SHA512', 64, 59, '90693936'],
  ['SHA512', 64, 1234567890, '93441116'],
])) {
  test(`RFC 6238 appendix B: ${algorithm} at ${seconds} s`, () => {
    const seed = Secret.fromLatin1('1234567890'.repeat(7).slice(0, seedLength)).base32;
    const verdict = judgeCode({
      secret: seed,
      policy: { algorithm, digits: 8, period: 30 },
      lastStep: -1,
      code,
      now: seconds * 1000,
    });
    assert.deepEqual(verdict, { ok: true, step: Math.floor(seconds / 30) });
  });
}

test('a clock one step slow or fast is forgiven, two steps are not', () => {
  assert.deepEqual(judgeStep(-1, -1), { ok: true, step: current - 1 });
  assert.deepEqual(judgeStep(0, -1), { ok: true, step: current });
  assert.deepEqual(judgeStep(1, -1), { ok: true, step: current + 1 });
  assert.deepEqual(judgeStep(-2, -1), { ok: false, reason: 'wrong' });
  assert.deepEqual(judgeStep(2, -1), { ok: false, reason: 'wrong' });
});

test('a step at or before the last accepted one is spent', () => {
  assert.deepEqual(judgeStep(0, current), { ok: false, reason: 'reused' });
  assert.deepEqual(judgeStep(-1, current), { ok: false, reason: 'reused' });
  assert.deepEqual(judgeStep(0, current + 1), { ok: false, reason: 'reused' });
  assert.deepEqual(judgeStep(1, current), { ok: true, step: current + 1 });
});

test('when two neighbouring steps share a code, the unspent one counts', () => {
  // With one digit such neighbours are soon found.
  const short = { ...policy, digits: 1 };
  const shared = [...Array(1000).keys()].find(
    (step) =>
      step > 0 &&
      codeAt(secret, short, step * 30_000) === codeAt(secret, short, (step - 1) * 30_000),
  );
  assert(shared !== undefined);
  const code = codeAt(secret, short, shared * 30_000);
  const verdict = judgeCode({
    secret,
    policy: short,
    lastStep: shared - 1,
    code,
    now: shared * 30_000,
  });
  assert.deepEqual(verdict, { ok: true, step: shared });
});

test('what is no code is wrong', () => {
  const right = codeAt(secret, policy, now);
  const fullWidth = right.replace(/\d/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  );
  for (const code of [
    '',
    right.slice(1),
    `${right}0`,
    ` ${right}`,
    fullWidth,
    wrongCodeAt(secret, policy, now),
  ]) {
    assert.deepEqual(
      judgeCode({ secret, policy, lastStep: -1, code, now }),
      { ok: false, reason: 'wrong' },
      code,
    );
  }
});

test('the first step of all has no step before it', () => {
  const code = codeAt(secret, policy, 0);
  assert.deepEqual(judgeCode({ secret, policy, lastStep: -1, code, now: 0 }), {
    ok: true,
    step: 0,
  });
});

test('a secret is 160 bits in unpadded base32, and never the same', () => {
  const secrets = new Set(Array.from({ length: 50 }, newSecret));
  assert.equal(secrets.size, 50);
  for (const one of secrets) assert.match(one, /^[A-Z2-7]{32}$/);
});
