// A QR code as modules, and as a PNG.

import QRCode from 'qrcode';
import { shiftJisCode } from './shift-jis.js';

/** @import {Payload} from './account.js' */

/** @typedef {'L' | 'M' | 'Q' | 'H'} Level how much of the code may be damaged (ISO/IEC 18004) */

/**
 * @typedef {object} Paint
 * @property {number} [scale] pixels a module
 * @property {number} [margin] modules of quiet zone
 * @property {string} [dark]
 * @property {string} [light]
 */

export class Code {
  #payload;
  #options;
  #modules;

  /**
   * @param {Payload} payload
   * @param {Level} level
   */
  constructor(payload, level) {
    this.#payload = payload;
    this.#options = { errorCorrectionLevel: level, toSJISFunc: shiftJisCode };
    this.#modules = QRCode.create(payload, this.#options).modules;
  }

  /** Modules a side, without the quiet zone. */
  get size() {
    return this.#modules.size;
  }

  /**
   * @param {number} column
   * @param {number} row
   */
  isDark(column, row) {
    return this.#modules.get(row, column) === 1;
  }

  /** The dark modules, row by row. */
  dark() {
    const places = [...Array(this.size * this.size).keys()].map((at) => ({
      column: at % this.size,
      row: Math.floor(at / this.size),
    }));
    return places.filter(({ column, row }) => this.isDark(column, row));
  }

  /**
   * @param {Paint} [paint]
   * @returns {Promise<Buffer>} a PNG
   */
  png({ scale = 5, margin = 4, dark = '#000000', light = '#ffffff' } = {}) {
    return QRCode.toBuffer(this.#payload, {
      ...this.#options,
      scale,
      margin,
      color: { dark, light },
    });
  }
}
