// Serves pages on loopback, under two host names that a browser takes for two sites.

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
 * @param {Record<string, string>} bodies by path; `OTHER` is replaced by the other site's address
 * @param {(response: ServerResponse, path: string) => void} [prepare] sets more headers, or the
 *   status
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
  // IPv4 and IPv6, because a system may resolve `localhost` to either.
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
