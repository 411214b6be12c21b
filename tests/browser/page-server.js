// Pages of our own making with codes on them, on loopback.

import { once } from 'node:events';
import { createServer } from 'node:http';
import QRCode from 'qrcode';

/**
 * @typedef {object} PageServer
 * @property {string} url
 * @property {() => Promise<void>} close
 */

/**
 * Serves one page that shows a code for each text.
 * @param {readonly string[]} texts
 * @returns {Promise<PageServer>}
 */
export async function servePage(texts) {
  const pictures = await Promise.all(texts.map((one) => QRCode.toDataURL(one, { margin: 4, scale: 5 })));
  const images = pictures.map((picture) => `<img src="${picture}" style="margin:40px">`).join('');
  const page = `<!doctype html><meta charset="utf-8"><title>Codes</title><h1>Codes</h1>${images}`;
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    response.end(page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${address.port}/`, close };
}

/**
 * @param {Record<string, string>} [parameters] over the usual ones
 * @param {string} [label]
 */
export function otpauth(parameters = {}, label = 'ACME:alice') {
  const query = new URLSearchParams({ secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', issuer: 'ACME', ...parameters });
  return `otpauth://totp/${encodeURIComponent(label)}?${query}`;
}
