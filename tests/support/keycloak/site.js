// The portal's pages, which send unknown visitors to Keycloak to log in (OpenID Connect, code
// flow).

import { once } from 'node:events';
import { createServer } from 'node:http';
import { CLIENT } from './realm.js';

/** @import {IncomingMessage, ServerResponse} from 'node:http' */
/** @import {AddressInfo} from 'node:net' */

/**
 * @typedef {object} Site
 * @property {string} url a realm's pages begin at `/{realm}`
 * @property {(keycloak: string) => void} trust sets Keycloak's address
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Site>} */
export async function startSite() {
  let keycloak = '';
  let url = '';
  const server = createServer((request, response) => {
    answer(request, response, url, keycloak).catch((/** @type {unknown} */ error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${/** @type {AddressInfo} */ (server.address()).port}`;
  return {
    url,
    trust(address) {
      keycloak = address;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {string} site
 * @param {string} keycloak
 */
async function answer(request, response, site, keycloak) {
  const asked = new URL(request.url ?? '/', site);
  const realm = asked.pathname.split('/')[1] ?? '';
  const home = `${site}/${realm}`;
  const connect = `${keycloak}/realms/${realm}/protocol/openid-connect`;
  const code = asked.searchParams.get('code');
  if (asked.pathname === '/favicon.ico') return void response.writeHead(404).end();
  if (code === null) {
    const query = new URLSearchParams({
      client_id: CLIENT,
      redirect_uri: home,
      response_type: 'code',
      scope: 'openid',
    });
    return void response
      .writeHead(303, { Location: `${connect}/auth?${query}`, 'Cache-Control': 'no-store' })
      .end();
  }
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: CLIENT,
    redirect_uri: home,
    code,
  });
  const answered = await fetch(`${connect}/token`, { method: 'POST', body });
  /** @type {{id_token?: string}} */
  const { id_token: token } = await answered.json();
  if (token === undefined) return void response.writeHead(403).end();
  const leave = new URLSearchParams({
    client_id: CLIENT,
    id_token_hint: token,
    post_logout_redirect_uri: home,
  });
  const page = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>加入者ページ</title>
<main id="portal-home"><h1>加入者ページ</h1><p>ログインしました。</p>
<p><a id="kc-logout" href="${connect}/logout?${leave.toString().replaceAll('&', '&amp;')}">ログアウト</a></p></main></html>`;
  response
    .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(page);
}
