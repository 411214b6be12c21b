// The practice portal: a society's member pages with a one-time password, for demonstrations and
// tests. The tests of
// codes use Keycloak where Java is available.

import { listen } from '../web/loopback.js';
import { ISSUER, USERS, openAccount } from './accounts.js';
import { routes } from './routes.js';
import { Sessions } from './session.js';

/** @import {IncomingMessage, ServerResponse} from 'node:http' */
/** @import {Account, User} from './accounts.js' */
/** @import {State} from './routes.js' */

/**
 * @typedef {object} Portal
 * @property {string} url without a slash at the end
 * @property {() => Promise<void>} close
 * @property {readonly Account[]} accounts
 */

/** In characters; no form of the portal is larger. */
const MAX_BODY = 16 * 1024;

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; img-src data: 'self'; style-src 'self'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

/**
 * @param {object} [options]
 * @param {string} [options.issuer] the society's name
 * @param {readonly User[]} [options.users]
 * @param {() => number} [options.now] the clock, in milliseconds since 1970
 * @returns {Promise<Portal>}
 */
export async function startPortal({ issuer = ISSUER, users = USERS, now = Date.now } = {}) {
  const accounts = users.map((user) => openAccount(user, issuer));
  /** @type {State} */
  const state = { accounts, sessions: new Sessions(), issuer, now };
  const server = await listen((request, response) => {
    answer(state, request, response).catch((/** @type {unknown} */ error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  return { url: server.url.replace(/\/$/u, ''), accounts, close: server.close };
}

/**
 * @param {State} state
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 */
async function answer(state, request, response) {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const route = routes.get(`${request.method} ${url.pathname}`);
  if (route === undefined) return void response.writeHead(404, HEADERS).end();
  const form = await readForm(request);
  if (form === null) return void response.writeHead(413, { ...HEADERS, Connection: 'close' }).end();
  const result = await route(state, {
    query: url.searchParams,
    form,
    session: state.sessions.of(request),
  });
  if ('goTo' in result) {
    if (result.session !== undefined)
      response.setHeader('Set-Cookie', state.sessions.cookieFor(result.session));
    response.writeHead(303, { ...HEADERS, Location: result.goTo }).end();
  } else if ('page' in result) {
    response
      .writeHead(200, { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8' })
      .end(result.page.toString());
  } else {
    response.writeHead(200, { ...HEADERS, 'Content-Type': result.type }).end(result.file);
  }
}

/**
 * @param {IncomingMessage} request
 * @returns {Promise<URLSearchParams | null>} null for a body that is larger than any of the forms
 */
async function readForm(request) {
  let body = '';
  request.setEncoding('utf8');
  // Leaving the loop early would otherwise cut the connection before the answer is sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    body += String(chunk);
    if (body.length > MAX_BODY) return null;
  }
  return new URLSearchParams(body);
}
