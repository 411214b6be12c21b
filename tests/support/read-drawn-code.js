// Another QR reader reads the modules of a QR code that the core has drawn.

import assert from 'node:assert/strict';
import jsqr from 'jsqr';

/** In modules (ISO/IEC 18004). */
const QUIET_ZONE = 4;
/** Pixels a module. */
const SCALE = 4;

/**
 * @param {{size: number, modules: Uint8Array}} code
 * @returns {string} its text
 */
export function readDrawnCode({ size, modules }) {
  const side = (size + 2 * QUIET_ZONE) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < size * SCALE; y += 1) {
    for (let x = 0; x < size * SCALE; x += 1) {
      if (modules[Math.floor(y / SCALE) * size + Math.floor(x / SCALE)] !== 1) continue;
      const at = (y + QUIET_ZONE * SCALE) * side + x + QUIET_ZONE * SCALE;
      pixels.fill(0, at * 4, at * 4 + 3);
    }
  }
  return jsqr.default(pixels, side, side)?.data ?? assert.fail('no QR code was read');
}
