// The pages on loopback, under two origins.

import { once } from 'node:events';
import { createServer } from 'node:http';

/** @import {Code} from './code.js' */
/** @import {Make, Sheet} from './sheets.js' */

/**
 * @typedef {object} Site
 * @property {(make: Make, code: Code) => Promise<string>} publish gives the page's address
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Site>} */
export async function openSite() {
  /** @type {Map<string, Sheet>} */
  const sheets = new Map();
  const server = createServer((request, response) => {
    const sheet = sheets.get(request.url ?? '');
    if (sheet === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': sheet.type, 'Cache-Control': 'no-store', ...sheet.headers });
    response.end(sheet.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    async publish(make, code) {
      const folder = `/${sheets.size}/`;
      const { sheet, inner } = await make(code, `http://localhost:${address.port}${folder}inner`);
      sheets.set(folder, sheet);
      if (inner !== undefined) sheets.set(`${folder}inner`, inner);
      return `http://127.0.0.1:${address.port}${folder}`;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
