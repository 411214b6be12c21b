// The accounts of the pages, how a QR code writes them, and their one-time codes as an independent
// program makes them.

import { createHash } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { keyUri } from '../portal/qr.js';
import { shiftJisOf } from './shift-jis.js';

/** @import {QRCodeSegment} from 'qrcode' */
/** @import {Policy} from '../portal/accounts.js' */

/**
 * @typedef {object} Account
 * @property {string} issuer
 * @property {string} name
 * @property {string} secret base32
 * @property {Policy} policy
 */

/**
 * The differences from Keycloak's usual account.
 * @typedef {object} Particulars
 * @property {string} [issuer]
 * @property {string} [name]
 * @property {Partial<Policy>} [policy]
 * @property {number} [keyBytes]
 */

/**
 * The content of a QR code: text, or segments with given modes.
 * @typedef {string | QRCodeSegment[]} Payload
 */

/**
 * An account with a secret that follows from the seed.
 * @param {string} seed
 * @param {Particulars} [particulars]
 * @returns {Account}
 */
export function makeAccount(
  seed,
  { issuer = 'Warifu Health', name = 'taro.yamada', policy, keyBytes = 20 } = {},
) {
  const key = Uint8Array.from(createHash('sha512').update(seed).digest()).slice(0, keyBytes);
  const secret = new Secret({ buffer: key.buffer }).base32;
  return { issuer, name, secret, policy: { algorithm: 'SHA1', digits: 6, period: 30, ...policy } };
}

/**
 * The one-time codes that were right at some moment between two times.
 * @param {Account} account
 * @param {number} from milliseconds since 1970
 * @param {number} to
 */
export function codesBetween({ secret, policy }, from, to) {
  const totp = new TOTP({ ...policy, secret });
  const step = policy.period * 1000;
  const codes = [];
  for (let timestamp = from - (from % step); timestamp <= to; timestamp += step)
    codes.push(totp.generate({ timestamp }));
  return codes;
}

/** Names percent-encoded, as the grammar of addresses demands. @param {Account} account */
export function percentEncoded(account) {
  return keyUri(account, account.secret);
}

/**
 * Names as raw UTF-8.
 * @param {Account} account
 * @returns {QRCodeSegment[]}
 */
export function rawUtf8(account) {
  return [{ data: Buffer.from(decodeURIComponent(percentEncoded(account))), mode: 'byte' }];
}

/**
 * Names as raw Shift_JIS.
 * @param {Account} account
 * @returns {QRCodeSegment[]}
 */
export function rawShiftJis(account) {
  return [{ data: shiftJisOf(decodeURIComponent(percentEncoded(account))), mode: 'byte' }];
}

/**
 * Names raw, in segments of the QR code's Kanji mode.
 * @param {Account} account
 * @returns {QRCodeSegment[]}
 */
export function kanjiMode(account) {
  const parts = decodeURIComponent(percentEncoded(account)).split(
    /([\p{Script=Han}\p{Script=Hiragana}]+)/u,
  );
  return parts.map((data, index) =>
    index % 2 === 1 ? { data, mode: 'kanji' } : { data: Buffer.from(data), mode: 'byte' },
  );
}
