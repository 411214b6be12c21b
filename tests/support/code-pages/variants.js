// The pages: how each draws its QR code, its account, and the browser's settings.

import { kanjiMode, rawShiftJis, rawUtf8 } from './account.js';
import { black, element } from './locate.js';
import { background, canvas, jpeg, picture, resized, withLogo } from './raster.js';
import { asPdf, asPicture, inDialog, inFrame, onPage } from './sheets.js';
import { bars, dots, svg, table, turned } from './vector.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Area} from '../member/frozen-capture.js' */
/** @import {Account, Particulars, Payload} from './account.js' */
/** @import {Level} from './code.js' */
/** @import {Make} from './sheets.js' */
/** @import {View} from './view.js' */

/**
 * @typedef {object} Variant
 * @property {string} name
 * @property {Make} page
 * @property {Particulars} [account]
 * @property {(account: Account) => Payload} [written] by default percent-encoded
 * @property {Level} [level] by default L
 * @property {View} [view]
 * @property {true} [isFile] opened as a file
 * @property {true} [isOneOfTwo] the page shows another account's QR code too
 * @property {(page: Page) => Promise<void>} [before] brings the QR code into sight
 * @property {(page: Page) => Promise<Area>} [where] by default the element with the id `code`
 */

/** As large as Keycloak's. */
const SIDE = 246;
const POLICY =
  "default-src 'none'; img-src data:; style-src 'nonce-page'; base-uri 'none'; form-action 'none'";
const JAPANESE = { issuer: 'わりふ健康保険組合', name: '山田太郎' };
const OTHER = 'otpauth://totp/Other:jiro?secret=MZXW6YTBOI6AMZXW6YTBOI6AMZXW6YTB&issuer=Other';
const WHITE_ON = { dark: '#ffffff', light: '#202124' };

/** @type {readonly Variant[]} */
export const VARIANTS = [
  { name: 'PNG data URL', page: onPage(picture()) },
  { name: 'canvas', page: onPage(canvas()) },
  { name: 'SVG', page: onPage(svg(SIDE)) },
  { name: 'CSS background', page: onPage(background()) },
  { name: 'table cells', page: onPage(table(5)) },
  { name: 'frame of the same origin', page: inFrame(picture(), 'same origin') },
  { name: 'frame of another origin', page: inFrame(picture(), 'other origin') },
  { name: 'dialog in the top layer', page: inDialog(picture()) },
  { name: 'fixed overlay', page: onPage(picture(), { theme: 'overlay' }) },
  { name: 'strict Content-Security-Policy', page: onPage(picture(), { policy: POLICY }) },

  { name: 'white on dark', page: onPage(picture(WHITE_ON), { theme: 'dark' }) },
  {
    name: 'white on dark, no quiet zone',
    page: onPage(picture({ ...WHITE_ON, margin: 0 }), { theme: 'dark' }),
  },
  {
    name: 'white on transparent',
    page: onPage(picture({ dark: '#ffffff', light: '#ffffff00' }), { theme: 'teal' }),
  },
  { name: 'no quiet zone on white', page: onPage(picture({ margin: 0 })) },
  { name: 'no quiet zone on dark', page: onPage(picture({ margin: 0 }), { theme: 'dark' }) },
  {
    name: "in the window's corner, no quiet zone",
    page: onPage(picture({ margin: 0 }), { theme: 'corner' }),
  },
  {
    name: 'black on transparent over a pattern',
    page: onPage(picture({ light: '#ffffff00' }), { theme: 'pattern' }),
  },
  {
    name: 'black on transparent over dark',
    page: onPage(picture({ light: '#ffffff00' }), { theme: 'dark' }),
  },
  { name: 'colour on colour', page: onPage(picture({ dark: '#1d6a66', light: '#ffe2b8' })) },
  { name: 'low contrast', page: onPage(picture({ dark: '#9a9a9a', light: '#c4c4c4' })) },
  { name: 'faded', page: onPage(picture(), { theme: 'faded' }) },

  { name: 'zoom of 67 %', page: onPage(picture()), view: { zoom: 0.67 } },
  { name: 'zoom of 80 %', page: onPage(picture()), view: { zoom: 0.8 } },
  { name: 'zoom of 125 %', page: onPage(picture()), view: { zoom: 1.25 } },
  { name: 'pixel ratio of 1', page: onPage(picture({ scale: 4 })), view: { scale: 1 } },
  { name: 'pixel ratio of 1.25', page: onPage(picture()), view: { scale: 1.25 } },
  { name: 'pixel ratio of 1.25, SVG', page: onPage(svg(SIDE)), view: { scale: 1.25 } },
  {
    name: 'pixel ratio of 1.25, zoom of 80 %',
    page: onPage(picture()),
    view: { scale: 1.25, zoom: 0.8 },
  },
  {
    name: 'pixel ratio of 1.25, zoom of 67 %',
    page: onPage(picture()),
    view: { scale: 1.25, zoom: 0.67 },
  },
  { name: 'pixel ratio of 2', page: onPage(picture()), view: { scale: 2 } },
  {
    name: 'pixel ratio of 2, one pixel a module',
    page: onPage(picture({ scale: 1 })),
    view: { scale: 2 },
  },
  { name: 'scrolled', page: onPage(picture(), { theme: 'far' }), before: scrollToCode },
  {
    name: 'large window, small code',
    page: onPage(picture({ scale: 3 })),
    view: { width: 2560, height: 1440 },
  },

  { name: 'two pixels a module', page: onPage(picture({ scale: 2 })) },
  {
    name: 'two pixels a module, zoom of 67 %',
    page: onPage(picture({ scale: 2 })),
    view: { zoom: 0.67 },
  },
  { name: 'two pixels a module, SVG between pixels', page: onPage(svg(115)) },
  { name: 'blown up', page: onPage(resized(1, SIDE)) },
  { name: 'shrunk', page: onPage(resized(20, 170)) },
  { name: 'poor JPEG', page: onPage(jpeg(0.1)) },
  { name: 'logo', page: onPage(withLogo({ scale: 6 })), level: 'H' },
  { name: 'dots', page: onPage(dots(SIDE)), level: 'M' },
  { name: 'rounded bars', page: onPage(bars(SIDE)), level: 'M' },
  { name: 'turned by 90 degrees', page: onPage(turned(picture(), 90)) },
  { name: 'turned by 15 degrees', page: onPage(turned(picture(), 15)) },
  { name: 'two accounts', page: onPage(picture(), { beside: OTHER }), isOneOfTwo: true },
  { name: 'the same code twice', page: onPage(picture(), { twice: true }) },
  {
    name: 'a web address beside it',
    page: onPage(picture(), { beside: 'https://example.com/app' }),
  },

  { name: 'PDF', page: asPdf(5), where: black },
  { name: 'picture in a tab of its own', page: asPicture(), where: element('img') },
  { name: 'file', page: onPage(picture()), isFile: true },

  { name: 'Japanese, percent-encoded', page: onPage(picture()), account: JAPANESE },
  { name: 'Japanese, raw UTF-8', page: onPage(picture()), account: JAPANESE, written: rawUtf8 },
  {
    name: 'Japanese, raw Shift_JIS',
    page: onPage(picture()),
    account: JAPANESE,
    written: rawShiftJis,
  },
  { name: 'Japanese, kanji mode', page: onPage(picture()), account: JAPANESE, written: kanjiMode },
  {
    name: 'SHA-256, 8 digits, 60 seconds',
    page: onPage(picture()),
    account: { policy: { algorithm: 'SHA256', digits: 8, period: 60 }, keyBytes: 32 },
  },
  {
    name: 'SHA-512, long names, dense',
    page: onPage(picture({ scale: 4 })),
    account: {
      issuer: 'わりふ電子情報技術産業健康保険組合連合会',
      name: '山田太郎＠本社総務部人事課',
      policy: { algorithm: 'SHA512' },
      keyBytes: 64,
    },
  },
];

/** @param {Page} page */
async function scrollToCode(page) {
  await page.$eval('#code', (code) => code.scrollIntoView({ block: 'center' }));
}
