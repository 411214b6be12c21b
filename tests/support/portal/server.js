import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { listen } from '../web/loopback.js';
import { defaultIssuer, defaultPolicy, defaultUsers, openAccounts } from './accounts.js';
import { routes } from './routes.js';
import { Sessions } from './session.js';

/** @import {IncomingMessage, ServerResponse} from 'node:http' */
/** @import {Account, User} from './accounts.js' */
/** @import {Policy} from './otp.js' */
/** @import {PortalEvent, State} from './routes.js' */

/**
 * @typedef {object} Options
 * @property {string} [issuer] the society's name, for users without an issuer of their own
 * @property {Policy} [policy] for users without a policy of their own
 * @property {number} [port] 0, the default, for any free one
 * @property {readonly User[]} [users]
 * @property {() => number} [now] the clock, in milliseconds since 1970
 */

/**
 * @typedef {object} Portal
 * @property {string} url without a slash at the end
 * @property {() => Promise<void>} close
 * @property {readonly PortalEvent[]} log grows as things happen
 * @property {readonly Account[]} accounts
 * @property {(user: string) => string} secretOf base32: the registered secret, or before that the one newest offered;
 *   throws for a user who has neither
 */

const bodyLimit = 16 * 1024;

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; img-src data: 'self'; style-src 'self'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

/**
 * Opens the practice portal on the loopback address, for tests and demonstrations only: passwords stand in the clear.
 * @param {Options} [options]
 * @returns {Promise<Portal>}
 */
export async function startPortal({
  issuer = defaultIssuer,
  policy = defaultPolicy,
  port = 0,
  users = defaultUsers,
  now = Date.now,
} = {}) {
  /** @type {State} */
  const state = {
    accounts: openAccounts(users, issuer, policy),
    sessions: new Sessions(),
    log: [],
    now,
    issuer,
  };
  const server = await listen(
    (request, response) => {
      answer(state, request, response).catch((/** @type {unknown} */ error) => {
        console.error(error);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
    { port },
  );
  return {
    url: server.url.replace(/\/$/u, ''),
    log: state.log,
    accounts: state.accounts,
    close: server.close,
    secretOf(user) {
      const account = state.accounts.find(({ name }) => name === user);
      const secret = account?.secret ?? account?.offeredSecret;
      if (secret === undefined || secret === null)
        throw new Error(`no secret was ever offered to ${user}`);
      return secret;
    },
  };
}

/**
 * @param {State} state
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 */
async function answer(state, request, response) {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const route = routes.get(`${request.method} ${url.pathname}`);
  if (route === undefined) return void response.writeHead(404, headers).end();
  const form = await readForm(request);
  if (form === null) return void response.writeHead(413, { ...headers, Connection: 'close' }).end();
  const result = await route(state, {
    query: url.searchParams,
    form,
    session: state.sessions.of(request),
  });
  if ('goTo' in result) {
    if (result.session !== undefined)
      response.setHeader('Set-Cookie', state.sessions.cookieFor(result.session));
    response.writeHead(303, { ...headers, Location: result.goTo }).end();
  } else if ('page' in result) {
    response
      .writeHead(200, { ...headers, 'Content-Type': 'text/html; charset=utf-8' })
      .end(result.page.toString());
  } else {
    response.writeHead(200, { ...headers, 'Content-Type': result.type }).end(result.file);
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
    if (body.length > bodyLimit) return null;
  }
  return new URLSearchParams(body);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
  const { url, accounts } = await startPortal({ port: Number(values.port) });
  console.log(`練習用ポータル: ${url}`);
  for (const { name, password } of accounts)
    console.log(`ユーザー名 ${name}  パスワード ${password}`);
}
