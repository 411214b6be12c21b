import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startPortal } from '../support/portal/server.js';
import { Visitor, codeAt, element, has, wrongCodeAt } from '../support/portal/visitor.js';

/** @import {TestContext} from 'node:test' */
/** @import {Options} from '../support/portal/server.js' */
/** @import {Policy} from '../support/portal/otp.js' */

/** @type {Policy} */
const usual = { algorithm: 'SHA1', digits: 6, period: 30 };
const wrongCode = '無効なオーセンティケーターコードです。';
const taro = { username: 'taro.yamada', password: 'renshu-taro' };
const hanako = { username: 'hanako.suzuki', password: 'renshu-hanako' };

/**
 * A portal with a clock that the test sets, closed when the test ends.
 * @param {TestContext} context
 * @param {Options} [options]
 */
async function open(context, options) {
  const clock = { now: 1_700_000_025_000 };
  const portal = await startPortal({ now: () => clock.now, ...options });
  context.after(() => portal.close());
  return { portal, clock, visitor: new Visitor(portal.url) };
}

test('log in, set up, log out, log in with a code', async (context) => {
  const { portal, clock, visitor } = await open(context);
  assert.match(portal.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert(has(await visitor.get('/'), 'kc-form-login'));

  const setup = await visitor.post('/', taro);
  assert.equal(setup.path, '/setup');
  const manual = await visitor.get('/setup?mode=manual');
  const shown = element(manual, 'kc-totp-secret-key').text;
  assert.match(shown, /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const secret = shown.replaceAll(' ', '');
  assert.equal(secret, portal.secretOf('taro.yamada'));

  const totp = codeAt(secret, usual, clock.now);
  const home = await visitor.post('/setup', {
    totp,
    userLabel: '会社のパソコン',
    'logout-sessions': 'on',
  });
  assert.equal(home.path, '/home');
  assert(home.text.includes('taro.yamada さん'));
  assert(home.text.includes('お知らせはありません。'));
  assert.equal(element(home, 'device-name').text, '会社のパソコン');
  assert.equal(portal.secretOf('taro.yamada'), secret);

  assert.equal((await visitor.post('/logout', {})).path, '/');
  assert.equal(visitor.cookie, '');
  assert.equal((await visitor.get('/home')).path, '/');

  clock.now += 30_000;
  const asked = await visitor.post('/', taro);
  assert.equal(asked.path, '/otp');
  assert.match(element(asked, 'otp').tag, /autocomplete="one-time-code"/);
  assert.equal(
    (await visitor.post('/otp', { otp: codeAt(secret, usual, clock.now) })).path,
    '/home',
  );

  assert.deepEqual(portal.log, [
    { kind: 'otp-registered', user: 'taro.yamada' },
    { kind: 'logged-out', user: 'taro.yamada' },
    { kind: 'otp-accepted', user: 'taro.yamada' },
  ]);
});

test('a code works once, that of the set-up included', async (context) => {
  const { portal, clock, visitor } = await open(context);
  await visitor.post('/', taro);
  const secret = portal.secretOf('taro.yamada');
  const code = codeAt(secret, usual, clock.now);
  await visitor.post('/setup', { totp: code });
  await visitor.post('/logout', {});
  await visitor.post('/', taro);

  const refused = await visitor.post('/otp', { otp: code });
  assert.equal(element(refused, 'input-error-otp-code').text, wrongCode);
  assert.deepEqual(portal.log.at(-1), {
    kind: 'otp-refused',
    user: 'taro.yamada',
    reason: 'reused',
  });

  // Still the step before the current one, but spent.
  clock.now += 30_000;
  assert(has(await visitor.post('/otp', { otp: code }), 'input-error-otp-code'));
  const fresh = codeAt(secret, usual, clock.now);
  assert.equal((await visitor.post('/otp', { otp: fresh })).path, '/home');
  await visitor.post('/logout', {});
  await visitor.post('/', taro);
  assert.equal(
    (await visitor.post('/otp', { otp: fresh })).path,
    '/otp',
    'nor does a login’s code work twice',
  );
});

for (const [offset, outcome] of /** @type {const} */ ([
  [-2, 'wrong'],
  [-1, 'accepted'],
  [1, 'accepted'],
  [2, 'wrong'],
])) {
  test(`a login with the code ${offset} steps from now: ${outcome}`, async (context) => {
    const { portal, clock, visitor } = await open(context);
    await visitor.post('/', taro);
    const secret = portal.secretOf('taro.yamada');
    await visitor.post('/setup', { totp: codeAt(secret, usual, clock.now) });
    await visitor.post('/logout', {});
    clock.now += 10 * 30_000;
    await visitor.post('/', taro);
    const page = await visitor.post('/otp', {
      otp: codeAt(secret, usual, clock.now + offset * 30_000),
    });
    assert.equal(page.path, outcome === 'accepted' ? '/home' : '/otp');
    assert.deepEqual(
      portal.log.at(-1),
      outcome === 'accepted'
        ? { kind: 'otp-accepted', user: 'taro.yamada' }
        : { kind: 'otp-refused', user: 'taro.yamada', reason: 'wrong' },
    );
  });
}

test('a wrong code at the set-up keeps the secret and the way it is shown', async (context) => {
  const { portal, clock, visitor } = await open(context);
  const offered = element(await visitor.post('/', taro), 'kc-totp-secret-qr-code').tag;
  const secret = portal.secretOf('taro.yamada');
  const totp = wrongCodeAt(secret, usual, clock.now);

  const refused = await visitor.post('/setup', { totp });
  assert.equal(element(refused, 'input-error-otp-code').text, wrongCode);
  assert.equal(element(refused, 'kc-totp-secret-qr-code').tag, offered);
  const manual = await visitor.post('/setup', { totp, mode: 'manual' });
  assert.equal(element(manual, 'kc-totp-secret-key').text.replaceAll(' ', ''), secret);
  assert.equal(element(await visitor.get('/setup'), 'kc-totp-secret-qr-code').tag, offered);
  assert.deepEqual(
    portal.log,
    Array(2).fill({ kind: 'otp-refused', user: 'taro.yamada', reason: 'wrong' }),
  );

  await visitor.post('/', taro);
  assert.notEqual(portal.secretOf('taro.yamada'), secret, 'a new login is offered a new secret');
});

test('a policy of SHA-256, eight digits and sixty seconds', async (context) => {
  const { portal, clock, visitor } = await open(context);
  await visitor.post('/', hanako);
  const manual = await visitor.get('/setup?mode=manual');
  assert.equal(element(manual, 'kc-totp-type').text, 'タイプ: 時間ベース');
  assert.equal(element(manual, 'kc-totp-algorithm').text, 'アルゴリズム: SHA256');
  assert.equal(element(manual, 'kc-totp-digits').text, '桁数: 8');
  assert.equal(element(manual, 'kc-totp-period').text, '間隔: 60');

  const secret = portal.secretOf('hanako.suzuki');
  const usualCode = codeAt(secret, usual, clock.now);
  assert(has(await visitor.post('/setup', { totp: usualCode }), 'input-error-otp-code'));
  const totp = codeAt(secret, { algorithm: 'SHA256', digits: 8, period: 60 }, clock.now);
  assert.equal((await visitor.post('/setup', { totp })).path, '/home');
});
