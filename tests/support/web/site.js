// Pages of our own making by their paths, on loopback, under two names that are two sites to a browser.

import { once } from 'node:events';
import { createServer } from 'node:http';

/** @import {TestContext} from 'node:test' */
/** @import {ServerResponse} from 'node:http' */

/**
 * @typedef {object} Site
 * @property {string} url
 * @property {string} other the same pages under another site's name
 */

/**
 * @param {TestContext} context
 * @param {Record<string, string>} bodies by path; `OTHER` in one stands for the other site's address
 * @param {(response: ServerResponse, path: string) => void} [prepare] sets more headers, or the status
 * @returns {Promise<Site>}
 */
export async function serveSite(context, bodies, prepare) {
  let other = '';
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    prepare?.(response, path);
    response.end(
      `<!doctype html><title>Page</title>${(bodies[path] ?? '').replaceAll('OTHER', other)}`,
    );
  });
  // Of both families, as a system may take either for `localhost`.
  server.listen(0);
  await once(server, 'listening');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  other = `http://localhost:${address.port}/`;
  return { url: `http://127.0.0.1:${address.port}/`, other };
}
