// Servers on loopback.

import { once } from 'node:events';
import { createServer } from 'node:http';

/** @import {RequestListener} from 'node:http' */

/**
 * @typedef {object} Loopback
 * @property {number} port
 * @property {string} url with a slash at the end
 * @property {() => Promise<void>} close
 */

/**
 * @param {RequestListener} listener
 * @param {{port?: number, host?: string}} [options] `port`: by default any free one
 * @returns {Promise<Loopback>}
 */
export async function listen(listener, { port: given = 0, host = '127.0.0.1' } = {}) {
  const server = createServer(listener);
  // On a busy machine the server could close an idle connection while a request is on its way.
  server.keepAliveTimeout = 0;
  server.listen(given, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    // The server would stay open as long as a browser keeps its connections alive.
    server.closeAllConnections();
    await closed;
  };
  return { port, url: `http://${host}:${port}/`, close };
}
