// The portal's side of RFC 6238.

import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** @import {Account} from './accounts.js' */

/** @returns {string} 20 random bytes, the length that RFC 4226 section 4 recommends, in base32 */
export function newSecret() {
  return new Secret({ buffer: Uint8Array.from(randomBytes(20)).buffer }).base32;
}

/**
 * Accepts the code of the present step, of the one before and of the one after (RFC 6238 section
 * 5.2), but no step that
 * was used: a code that someone saw on the screen must not open the door again.
 * @param {Pick<Account, 'policy' | 'lastStep'> & {secret: string}} account
 * @param {string} code as it was typed
 * @param {number} now in milliseconds since 1970
 * @returns {number | null} the step of the code; null if the code is refused
 */
export function acceptedStep({ secret, policy, lastStep }, code, now) {
  const totp = new TOTP({ ...policy, secret });
  const present = TOTP.counter({ period: policy.period, timestamp: now });
  // otpauth's validate() throws at full-width digits, which members do type.
  const step = [present - 1, present, present + 1].find(
    (one) => one > lastStep && totp.generate({ timestamp: one * policy.period * 1000 }) === code,
  );
  return step ?? null;
}
