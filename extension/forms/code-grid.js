// QR codes that hold a sealed vault, side by side, each with its number.

import { message } from '../base/texts.js';
import { make } from './dom.js';
import { makeQrCode } from './qr-code.js';

/** @import {QrView} from '../core/codes.js' */

/** @param {readonly QrView[]} codes */
export function makeCodeGrid(codes) {
  const figures = codes.map((code, at) => {
    const place = message('pc_code_place', [String(at + 1), String(codes.length)]);
    return make('figure', {}, makeQrCode(code, place), make('figcaption', {}, place));
  });
  return make('div', { class: 'code-grid' }, ...figures);
}
