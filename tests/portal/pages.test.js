import assert from 'node:assert/strict';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { defaultPolicy } from '../support/portal/accounts.js';
import { readPng } from '../support/portal/png.js';
import { startPortal } from '../support/portal/server.js';
import { Visitor, codeAt, element, has } from '../support/portal/visitor.js';

/** @import {TestContext} from 'node:test' */
/** @import {Options} from '../support/portal/server.js' */

const taro = { username: 'taro.yamada', password: 'renshu-taro' };

/**
 * @param {TestContext} context
 * @param {Options} [options]
 */
async function open(context, options) {
  const portal = await startPortal(options);
  context.after(() => portal.close());
  return { portal, visitor: new Visitor(portal.url) };
}

/**
 * Asserts that the page's image is 246 pixels square and holds exactly `text`, with a quiet zone of four modules.
 * @param {import('../support/portal/visitor.js').Page} page
 * @param {string} text
 */
function assertQr(page, text) {
  const { tag } = element(page, 'kc-totp-secret-qr-code');
  assert.match(tag, /width="246"\s+height="246"\s+alt="Figure: Barcode"/);
  const base64 = /src="data:image\/png;base64, ([A-Za-z0-9+/]+=*)"/.exec(tag)?.[1];
  assert(base64 !== undefined, 'one space after the comma, then base64');
  const picture = readPng(Buffer.from(base64, 'base64'));
  assert.deepEqual([picture.width, picture.height], [246, 246]);

  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'L' });
  const scale = Math.floor(246 / (modules.size + 8));
  const margin = Math.ceil((246 - modules.size * scale) / 2);
  for (let y = 0; y < 246; y++) {
    for (let x = 0; x < 246; x++) {
      const [row, column] = [Math.floor((y - margin) / scale), Math.floor((x - margin) / scale)];
      const inside = Math.min(row, column) >= 0 && Math.max(row, column) < modules.size;
      assert.equal(
        picture.isDark(x, y),
        inside && modules.get(row, column) === 1,
        `pixel ${x}, ${y}`,
      );
    }
  }
}

test('the QR holds what Keycloak writes', async (context) => {
  const { portal, visitor } = await open(context, { issuer: 'Kenpo' });
  const page = await visitor.post('/', taro);
  const secret = portal.secretOf('taro.yamada');
  assertQr(
    page,
    `otpauth://totp/Kenpo:taro.yamada?secret=${secret}&digits=6&algorithm=SHA1&issuer=Kenpo&period=30`,
  );
});

test('the QR carries the policy of its user', async (context) => {
  const { portal, visitor } = await open(context, { issuer: 'Kenpo' });
  const page = await visitor.post('/', { username: 'hanako.suzuki', password: 'renshu-hanako' });
  const rest = `secret=${portal.secretOf('hanako.suzuki')}&digits=8&algorithm=SHA256&issuer=Kenpo&period=60`;
  assertQr(page, `otpauth://totp/Kenpo:hanako.suzuki?${rest}`);
});

// Symbols of version 5, 9 and 13; at version 9 a drawing with a whole margin comes out 245 pixels wide.
for (const length of [1, 70, 200]) {
  test(`the QR is 246 pixels square for an issuer of ${length} letters`, async (context) => {
    const issuer = 'K'.repeat(length);
    const { portal, visitor } = await open(context, { issuer });
    const page = await visitor.post('/', taro);
    const rest = `secret=${portal.secretOf('taro.yamada')}&digits=6&algorithm=SHA1&issuer=${issuer}&period=30`;
    assertQr(page, `otpauth://totp/${issuer}:taro.yamada?${rest}`);
  });
}

test('names are percent-encoded in the QR and escaped on the page', async (context) => {
  const name = `a<b>&"c'+@d`;
  const issuer = `<i>"健保" & 'co'</i>`;
  const { portal, visitor } = await open(context, { users: [{ name, password: 'p', issuer }] });
  const setup = await visitor.post('/', { username: name, password: 'p' });
  const from = `%3Ci%3E%22%E5%81%A5%E4%BF%9D%22%20%26%20'co'%3C%2Fi%3E`;
  const rest = `secret=${portal.secretOf(name)}&digits=6&algorithm=SHA1&issuer=${from}&period=30`;
  assertQr(setup, `otpauth://totp/${from}:a%3Cb%3E%26%22c'%2B%40d?${rest}`);

  const totp = codeAt(portal.secretOf(name), defaultPolicy, Date.now());
  const home = await visitor.post('/setup', { totp, userLabel: '<script>"x"</script>' });
  assert(home.text.includes('a&#60;b&#62;&#38;&#34;c&#39;+@d さん'));
  assert.equal(element(home, 'device-name').text, '<script>"x"</script>');
  for (const { text } of [setup, home]) {
    assert(text.includes('&#60;i&#62;&#34;健保&#34; &#38; &#39;co&#39;&#60;/i&#62;'));
    assert.doesNotMatch(text, /<i>|<b>|<script/);
  }
});

test('a wrong password says so, and keeps the name but escaped', async (context) => {
  const { portal, visitor } = await open(context);
  for (const username of ['taro.yamada', '"><script>']) {
    const page = await visitor.post('/', { username, password: 'x' });
    assert.equal(element(page, 'input-error').text, '無効なユーザー名またはパスワードです。');
    assert(element(page, 'username').tag.includes(`value="${username}"`));
    assert.doesNotMatch(page.text, /<script/);
    assert.deepEqual(portal.log.at(-1), { kind: 'password-refused', user: username });
  }
  assert.equal(visitor.cookie, '');
});

test('the pages have the elements that Keycloak has', async (context) => {
  const { portal, visitor } = await open(context);
  const login = await visitor.get('/');
  for (const id of ['kc-form-login', 'username', 'password', 'kc-login'])
    assert(has(login, id), id);

  const setup = await visitor.post('/', taro);
  for (const id of ['kc-totp-settings-form', 'userLabel', 'logout-sessions', 'saveTOTPBtn'])
    assert(has(setup, id), id);
  assert.equal(element(setup, 'mode-manual').text, 'スキャンできませんか？');
  assert.match(element(setup, 'mode-manual').tag, /^<a\s[^>]*href="\/setup\?mode=manual"/);
  assert.match(element(setup, 'totp').tag, /autocomplete="one-time-code"\s+inputmode="numeric"/);
  const manual = await visitor.get('/setup?mode=manual');
  assert.equal(element(manual, 'mode-barcode').text, 'バーコードをスキャンしますか？');
  assert(!has(manual, 'kc-totp-secret-qr-code') && !has(setup, 'kc-totp-secret-key'));

  const home = await visitor.post('/setup', {
    totp: codeAt(portal.secretOf('taro.yamada'), defaultPolicy, Date.now()),
  });
  for (const id of ['portal-home', 'kc-logout']) assert(has(home, id), id);
});

test('no page runs a script or lets another site in', async (context) => {
  const { visitor } = await open(context);
  for (const page of [await visitor.get('/'), await visitor.post('/', taro)]) {
    assert.equal(
      page.headers.get('content-security-policy'),
      "default-src 'none'; img-src data: 'self'; style-src 'self'; form-action 'self'; frame-ancestors 'none'",
    );
    assert.doesNotMatch(page.text, /<script|<style|\sstyle=|\son[a-z]+=/);
    for (const [, sheet = ''] of page.text.matchAll(/href="(\/[^"]+\.css)"/g)) {
      assert.match((await visitor.get(sheet)).headers.get('content-type') ?? '', /^text\/css/);
    }
  }
});
