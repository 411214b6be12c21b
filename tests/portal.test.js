// The practice portal behaves as Keycloak does, as far as a demonstration shows it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsqr from 'jsqr';
import { TOTP } from 'otpauth';
import { PNG } from 'pngjs';
import { USUAL_POLICY } from './support/portal/accounts.js';
import { acceptedStep, newSecret } from './support/portal/otp.js';
import { startPortal } from './support/portal/server.js';

/** @import {TestContext} from 'node:test' */

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const NOW = 1_700_000_025_000;
const PERIOD = 30_000;
const STEP = Math.floor(NOW / PERIOD);
const TARO = { username: 'taro.yamada', password: 'renshu-taro' };

const codeAt = (/** @type {string} */ secret, /** @type {number} */ timestamp) =>
  new TOTP({ ...USUAL_POLICY, secret }).generate({ timestamp });

/**
 * A browser as far as these tests need one: it keeps a cookie and follows redirects.
 * @param {TestContext} context
 * @param {Parameters<typeof startPortal>[0]} [options]
 */
async function openPortal(context, options) {
  const portal = await startPortal(options);
  context.after(() => portal.close());
  let cookie = '';
  /**
   * @param {string} path
   * @param {Record<string, string>} [form]
   * @returns {Promise<{path: string, text: string}>}
   */
  const ask = async (path, form) => {
    const response = await fetch(portal.url + path, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? '';
    const next = response.headers.get('location');
    return next === null ? { path, text: await response.text() } : ask(next);
  };
  return ask;
}

/** What the QR code of the set-up page says. @param {string} page */
function readCode(page) {
  const [, base64 = ''] = /src="data:image\/png;base64, ([^"]+)"/u.exec(page) ?? [];
  const { width, height, data } = PNG.sync.read(Buffer.from(base64, 'base64'));
  assert.deepEqual([width, height], [246, 246]);
  return jsqr.default(new Uint8ClampedArray(data), width, height)?.data;
}

for (const [offset, lastStep, expected] of [
  [0, -1, STEP],
  [-1, -1, STEP - 1],
  [1, -1, STEP + 1],
  [-2, -1, null],
  [2, -1, null],
  [0, STEP, null],
  [-1, STEP, null],
  [1, STEP, STEP + 1],
]) {
  test(`the code ${offset} steps from now, after step ${lastStep}: ${expected}`, () => {
    const code = codeAt(SECRET, NOW + (offset ?? 0) * PERIOD);
    const account = { secret: SECRET, policy: USUAL_POLICY, lastStep: lastStep ?? -1 };
    assert.equal(acceptedStep(account, code, NOW), expected);
  });
}

test('a secret has 160 bits and is never the same', () => {
  const secrets = new Set(Array.from({ length: 50 }, newSecret));
  assert.equal(secrets.size, 50);
  for (const secret of secrets) assert.match(secret, /^[A-Z2-7]{32}$/u);
});

test('log in, set up, log out, log in with a code that was not used', async (context) => {
  const ask = await openPortal(context, { issuer: 'Kenpo', now: () => NOW });
  assert.equal((await ask('/home')).path, '/');
  assert.match((await ask('/', { ...TARO, password: 'x' })).text, /無効なユーザー名/u);
  const setup = await ask('/', TARO);
  assert.equal(setup.path, '/setup');
  const [, key = ''] =
    /id="kc-totp-secret-key"[^>]*>([^<]+)/u.exec((await ask('/setup?mode=manual')).text) ?? [];
  const secret = key.replaceAll(' ', '');
  assert.equal(
    readCode(setup.text),
    `otpauth://totp/Kenpo:taro.yamada?secret=${secret}&digits=6&algorithm=SHA1&issuer=Kenpo&period=30`,
  );

  const refused = await ask('/setup', { totp: 'x' });
  assert.match(refused.text, /id="input-error-otp-code"/u);
  assert.equal(readCode(refused.text), readCode(setup.text), 'the secret stays the same');
  const code = codeAt(secret, NOW);
  const home = await ask('/setup', { totp: code, userLabel: '<i>会社</i>' });
  assert.equal(home.path, '/home');
  assert.match(home.text, /&#60;i&#62;会社/u);

  await ask('/logout', {});
  assert.equal((await ask('/home')).path, '/');
  assert.equal((await ask('/', TARO)).path, '/otp');
  assert.equal((await ask('/setup')).path, '/otp', 'the set-up is over');
  assert.match((await ask('/otp', { otp: code })).text, /id="input-error-otp-code"/u);
  const next = codeAt(secret, NOW + PERIOD);
  assert.equal((await ask('/otp', { otp: next })).path, '/home');
});

test('unknown addresses and oversized forms are refused', async (context) => {
  const portal = await startPortal();
  context.after(() => portal.close());
  assert.equal((await fetch(`${portal.url}/nowhere`)).status, 404);
  const body = new URLSearchParams({ username: 'x'.repeat(20_000) });
  assert.equal((await fetch(portal.url, { method: 'POST', body })).status, 413);
});
