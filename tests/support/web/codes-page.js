// Serves pages with QR codes on loopback.

import QRCode from 'qrcode';
import { listen } from './loopback.js';

/**
 * Serves one page that shows a QR code for each text.
 * @param {readonly string[]} texts
 */
export async function servePage(texts) {
  const pictures = await Promise.all(
    texts.map((one) => QRCode.toDataURL(one, { margin: 4, scale: 5 })),
  );
  const images = pictures.map((picture) => `<img src="${picture}" style="margin:40px">`).join('');
  const page = `<!doctype html><meta charset="utf-8"><title>Codes</title><h1>Codes</h1>${images}`;
  return listen((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    response.end(page);
  });
}

/**
 * @param {Record<string, string>} [parameters] replace the usual ones
 * @param {string} [label]
 */
export function otpauth(parameters = {}, label = 'ACME:alice') {
  const query = new URLSearchParams({
    secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    issuer: 'ACME',
    ...parameters,
  });
  return `otpauth://totp/${encodeURIComponent(label)}?${query}`;
}
