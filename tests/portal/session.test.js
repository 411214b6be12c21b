import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultPolicy } from '../support/portal/accounts.js';
import { startPortal } from '../support/portal/server.js';
import { Visitor, codeAt } from '../support/portal/visitor.js';

/** @import {TestContext} from 'node:test' */

const taro = { username: 'taro.yamada', password: 'renshu-taro' };
const now = 1_700_000_025_000;

/** @param {TestContext} context */
async function open(context) {
  const portal = await startPortal({ now: () => now });
  context.after(() => portal.close());
  return { portal, visitor: new Visitor(portal.url), other: new Visitor(portal.url) };
}

test('the cookie is out of reach of scripts and of other sites', async (context) => {
  const { portal } = await open(context);
  const response = await fetch(portal.url, {
    method: 'POST',
    body: new URLSearchParams(taro),
    redirect: 'manual',
  });
  assert.match(
    response.headers.getSetCookie()[0] ?? '',
    /^portal_[0-9a-f]{8}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
  );
});

test('nobody gets past a step that is not done', async (context) => {
  const { visitor, other } = await open(context);
  for (const path of ['/setup', '/otp', '/home'])
    assert.equal((await other.get(path)).path, '/', path);
  await visitor.post('/', taro);
  for (const path of ['/otp', '/home'])
    assert.equal((await visitor.get(path)).path, '/setup', path);
});

for (const everywhere of [true, false]) {
  test(`a set-up ${everywhere ? 'with' : 'without'} signing out everywhere`, async (context) => {
    const { portal, visitor, other } = await open(context);
    await other.post('/', taro);
    await visitor.post('/', taro);
    const totp = codeAt(portal.secretOf('taro.yamada'), defaultPolicy, now);
    await visitor.post('/setup', everywhere ? { totp, 'logout-sessions': 'on' } : { totp });
    assert.equal((await visitor.get('/setup')).path, '/home');
    // The other one's QR is void either way: it would have replaced the key that was just registered.
    assert.equal((await other.get('/setup')).path, everywhere ? '/' : '/otp');
  });
}

test('unknown addresses, oversized forms, users without a secret', async (context) => {
  const { portal, visitor } = await open(context);
  assert.equal((await visitor.get('/nowhere')).status, 404);
  assert.equal((await visitor.post('/home', {})).status, 404);
  assert.equal((await visitor.post('/', { username: 'x'.repeat(20_000) })).status, 413);
  assert.throws(() => portal.secretOf('taro.yamada'), /no secret was ever offered to taro\.yamada/);
  assert.throws(() => portal.secretOf('nobody'), /no secret was ever offered to nobody/);
});

test('two users of one name are refused, and a closed portal is gone', async () => {
  const twin = { name: 'a', password: 'p' };
  await assert.rejects(startPortal({ users: [twin, twin] }), /share a name/);
  const portal = await startPortal();
  await portal.close();
  await assert.rejects(fetch(portal.url));
});
