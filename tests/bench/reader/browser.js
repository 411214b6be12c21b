// Readers in Chromium: a page on loopback with a worker for each.

import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { launchBare } from '../../support/browser/launch.js';
import { listen } from '../../support/web/loopback.js';
import { LIMIT_MS } from './process.js';

/** @import {Reader} from './process.js' */

const root = join(import.meta.dirname, '../../..');
const SERVED = [
  '/extension/',
  '/node_modules/jsqr/',
  '/node_modules/zxing-wasm/',
  '/tests/bench/reader/',
];
/** @type {Record<string, string>} */
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
/** In an isolated page the clock's resolution is 5 µs. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cache-Control': 'no-store',
};

/**
 * @param {Record<string, string>} modules of `in-browser/`, by the readers' names
 * @returns {Promise<{readers: Reader[], version: string, close: () => Promise<void>}>}
 */
export async function browserReaders(modules) {
  const server = await serve();
  const browser = await launchBare();
  const page = await browser.newPage();
  await page.goto(server.url);
  const handle = await page.evaluateHandle(async (path) => {
    /** @type {typeof import('./page.js')} */
    const inPage = await import(path);
    return inPage;
  }, '/tests/bench/reader/page.js');
  const readers = Object.entries(modules).map(([name, module]) => ({
    name,
    read(/** @type {string} */ path) {
      server.show(path);
      return page.evaluate(
        (inPage, one, limit) => inPage.ask(one, limit),
        handle,
        module,
        LIMIT_MS,
      );
    },
    async close() {},
  }));
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { readers, version: await browser.version(), close };
}

/** Serves the files that the page needs, and the current picture at /picture. */
async function serve() {
  let shown = '';
  const server = await listen((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/') {
      response
        .writeHead(200, { ...ISOLATED, 'Content-Type': 'text/html' })
        .end('<!doctype html><title>Readers</title>');
    } else if (pathname === '/picture') {
      response.writeHead(200, ISOLATED).end(readFileSync(shown));
    } else if (SERVED.some((folder) => pathname.startsWith(folder))) {
      const type = TYPES[extname(pathname)] ?? 'application/octet-stream';
      response
        .writeHead(200, { ...ISOLATED, 'Content-Type': type })
        .end(readFileSync(join(root, pathname)));
    } else {
      response.writeHead(404, ISOLATED).end();
    }
  });
  const show = (/** @type {string} */ path) => {
    shown = path;
  };
  return { ...server, show };
}
