// The QR code of the set-up page, as Keycloak writes and draws it.

import QRCode from 'qrcode';

/** @import {Account} from './accounts.js' */

/** Keycloak draws its QR in a square of this many pixels, the quiet zone included. */
export const qrPixels = 246;

/**
 * The text of the set-up QR, its parameters in Keycloak's order.
 * @param {Pick<Account, 'name' | 'issuer' | 'policy'>} account
 * @param {string} secret base32
 * @returns {string}
 */
export function keyUri({ name, issuer, policy }, secret) {
  const from = encodeURIComponent(issuer);
  const { algorithm, digits, period } = policy;
  return (
    `otpauth://totp/${from}:${encodeURIComponent(name)}` +
    `?secret=${secret}&digits=${digits}&algorithm=${algorithm}&issuer=${from}&period=${period}`
  );
}

/**
 * Draws `text` as Keycloak does: error correction L, the largest whole number of pixels a module,
 * the rest as margin.
 * @param {string} text
 * @returns {Promise<string>} the PNG in base64
 */
export async function qrPng(text) {
  const { size } = QRCode.create(text, { errorCorrectionLevel: 'L' }).modules;
  // Four modules on each side are the quiet zone that the QR standard asks for.
  const scale = Math.floor(qrPixels / (size + 8));
  // A margin in fractions of a module makes `qrcode` choose exactly this scale; with a whole one
  // its modules get
  // uneven widths, and for some sizes the image comes out one pixel short.
  const margin = (qrPixels / scale - size) / 2;
  const png = await QRCode.toBuffer(text, { errorCorrectionLevel: 'L', width: qrPixels, margin });
  return png.toString('base64');
}
