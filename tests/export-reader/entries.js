import { USUAL } from './usual-entry.js';

/** @import {ExportedEntry} from '../../extension/core/export.js' */

/** The bytes of a secret, which differ between lengths. */
export const bytes = (/** @type {number} */ length) =>
  Uint8Array.from({ length }, (_, place) => (place * 37 + length) % 256);

/**
 * Entries with everything that a file could break.
 * @type {ExportedEntry[]}
 */
export const ENTRIES = [
  { ...USUAL, issuer: 'わりふ健康保険組合', account: '山田 太郎', isFavourite: true },
  { ...USUAL, account: 'a,b;c@例え.jp', note: 'line 1\nline "2", and\n=1+1', groups: ['仕事'] },
  { ...USUAL, account: '👩‍💻 "quoted" \'single\' \\back\\', secret: bytes(64) },
  { ...USUAL, issuer: '+1', account: '=HYPERLINK("x")', note: '@sum' },
  { ...USUAL, issuer: 'שלום', account: 'مرحبا', groups: ['仕事', '個人, "家"'] },
  { ...USUAL, issuer: 'only a service', account: '', hosts: ['a.example.jp', 'b.example.jp'] },
  { ...USUAL, issuer: '', account: 'only: an account' },
  { ...USUAL, issuer: 'A:B?c=d&e#f%20', account: 'g:h/i+j' },
  { ...USUAL, issuer: '{"a": [1]}', account: '</script>&amp;\u00a0x' },
  { ...USUAL, account: 'sha256', algorithm: 'SHA256', digits: 8, secret: bytes(32) },
  { ...USUAL, account: 'sha512', algorithm: 'SHA512', digits: 7, period: 60, secret: bytes(1) },
  { ...USUAL, account: 'nine', digits: 9, secret: bytes(512) },
  { ...USUAL, account: 'ten', digits: 10 },
  { ...USUAL, account: 'odd period', period: 45 },
  { ...USUAL, account: 'long period', period: 86_400 },
  { ...USUAL, account: 'counted', kind: 'hotp', period: null, counter: '2147483647' },
  { ...USUAL, account: 'counted far', kind: 'hotp', period: null, counter: '4503599627370497' },
  { ...USUAL, issuer: 'My Steam', account: 'player', kind: 'steam', digits: 5 },
];
