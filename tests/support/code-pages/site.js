// Serves the pages on loopback, under two origins.

import { listen } from '../web/loopback.js';

/** @import {Code} from './code.js' */
/** @import {Make, Sheet} from './sheets.js' */

/**
 * @typedef {object} Site
 * @property {(make: Make, code: Code) => Promise<string>} publish returns the page's address
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Site>} */
export async function openSite() {
  /** @type {Map<string, Sheet>} */
  const sheets = new Map();
  const { port, url, close } = await listen((request, response) => {
    const sheet = sheets.get(request.url ?? '');
    if (sheet === undefined) return void response.writeHead(404).end();
    response.writeHead(200, {
      'Content-Type': sheet.type,
      'Cache-Control': 'no-store',
      ...sheet.headers,
    });
    response.end(sheet.body);
  });
  const publish = async (/** @type {Make} */ make, /** @type {Code} */ code) => {
    const folder = `${sheets.size}/`;
    const { sheet, inner } = await make(code, `http://localhost:${port}/${folder}inner`);
    sheets.set(`/${folder}`, sheet);
    if (inner !== undefined) sheets.set(`/${folder}inner`, inner);
    return `${url}${folder}`;
  };
  return { publish, close };
}
