import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** @typedef {{ algorithm: 'SHA1' | 'SHA256' | 'SHA512', digits: number, period: number }} Policy period in seconds */

/**
 * `wrong`: the code of none of the three steps; `reused`: a right code, but for a step that is already spent.
 * @typedef {{ ok: true, step: number } | { ok: false, reason: 'wrong' | 'reused' }} Verdict
 */

/** @returns {string} 20 random bytes, the length RFC 4226 section 4 recommends, as 32 base32 characters */
export function newSecret() {
  return new Secret({ buffer: Uint8Array.from(randomBytes(20)).buffer }).base32;
}

/**
 * Judges a code at time `now`, allowing a clock that is one step slow or fast (RFC 6238 section 5.2).
 *
 * A step at or before `lastStep` is spent: a code seen over someone's shoulder must not open the door again, and the
 * code that finished the set-up counts as used.
 * @param {object} attempt
 * @param {string} attempt.secret base32
 * @param {Policy} attempt.policy
 * @param {number} attempt.lastStep newest accepted step, -1 before any
 * @param {string} attempt.code as typed
 * @param {number} attempt.now milliseconds since 1970
 * @returns {Verdict}
 */
export function judgeCode({ secret, policy, lastStep, code, now }) {
  const totp = new TOTP({ ...policy, secret });
  const current = TOTP.counter({ period: policy.period, timestamp: now });
  // Each step is tried by itself: two neighbouring steps can share a code, and then the unspent one counts.
  const matches = [current - 1, current, current + 1].filter(
    // Compared here because otpauth's validate() throws at full-width digits, which people do type.
    (step) => step >= 0 && totp.generate({ timestamp: step * policy.period * 1000 }) === code,
  );
  if (matches.length === 0) return { ok: false, reason: 'wrong' };
  const step = matches.find((match) => match > lastStep);
  return step === undefined ? { ok: false, reason: 'reused' } : { ok: true, step };
}
