// Passkeys, recovery codes and a new master password unlock the vault, and removed ones do not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { pressAndProve } from '../support/member/prove.js';
import { names, withOneEntry } from '../support/member/new-vault.js';
import { addAuthenticator } from '../support/browser/authenticator.js';
import { retype } from '../support/browser/fields.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

/** @param {Page} page */
const lockNow = (page) => page.evaluate(() => chrome.storage.session.clear());

test('a passkey unlocks on a full page and can be removed', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  const authenticator = await addAuthenticator(settings, true);
  await pressAndProve(settings, '#add-passkey');
  await untilIn(settings, () => document.querySelectorAll('#slots li').length === 2);
  assert.match(await text(settings, '#slots'), /マスターパスワード.*パスキー/u);

  await lockNow(settings);
  await seen(settings, 'locked');
  await settings.goto(settings.url().replace('settings/settings', 'unlock/unlock'));
  await settings.waitForSelector('#by-passkey:not([hidden])');
  await settings.click('#by-passkey [type=submit]');
  await seen(settings, 'open');
  assert.deepEqual(await names(settings), ['ACME\nalice']);

  await lockNow(settings);
  await seen(settings, 'ways');
  await authenticator.forget();
  await settings.click('#by-passkey [type=submit]');
  await untilIn(
    settings,
    () => document.querySelector('#by-passkey [data-error]')?.textContent !== '',
  );
  assert.match(
    await text(settings, '#by-passkey [data-error]'),
    /何も変わっていません|使えませんでした/u,
  );
  await settings.type('#password', MASTER_PASSWORD);
  await settings.click('#by-password [type=submit]');
  await seen(settings, 'open');

  const again = await open('settings/settings.html', 'settings');
  await pressAndProve(again, '#slots li:nth-child(2) button');
  await untilIn(again, () => document.querySelectorAll('#slots li').length === 1);
  assert.equal((await again.$$('#slots button')).length, 0, 'the last way cannot be removed');
});

test('a passkey without the PRF extension is refused with its reason', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await addAuthenticator(settings, false);
  await pressAndProve(settings, '#add-passkey');
  await untilIn(settings, () => document.querySelector('#proof [data-error]')?.textContent !== '');
  assert.match(await text(settings, '#proof [data-error]'), /PRF.*マスターパスワード/u);
  assert.equal((await settings.$$('#slots li')).length, 1);
});

test('an authenticator that evaluates PRF only on request is asked again', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await addAuthenticator(settings, true);
  await settings.evaluate(() => {
    const { getClientExtensionResults: results } = PublicKeyCredential.prototype;
    PublicKeyCredential.prototype.getClientExtensionResults = function withoutOutput() {
      const isNew = this.response instanceof AuthenticatorAttestationResponse;
      return isNew ? { prf: { enabled: true } } : results.call(this);
    };
  });
  await pressAndProve(settings, '#add-passkey');
  await untilIn(settings, () => document.querySelectorAll('#slots li').length === 2);
  await lockNow(settings);
  const unlock = settings.url().replace('settings/settings', 'unlock/unlock');
  await settings.goto(unlock);
  await settings.waitForSelector('#by-passkey:not([hidden])');
  await settings.click('#by-passkey [type=submit]');
  await seen(settings, 'open');
});

test('a system that refuses PRF when a passkey is made is asked once more without it', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await addAuthenticator(settings, true);
  await settings.evaluate(() => {
    const create = navigator.credentials.create.bind(navigator.credentials);
    let isRefused = false;
    navigator.credentials.create = (options) => {
      const { publicKey } = options ?? {};
      if (publicKey === undefined) throw new TypeError('no passkey');
      const how = document.querySelector('#proof-how')?.textContent ?? '';
      if (publicKey.extensions?.prf === undefined) {
        document.body.dataset.asked = how;
        return create({ publicKey: { ...publicKey, extensions: { prf: {} } } });
      }
      if (isRefused) throw new TypeError('asked with PRF again');
      isRefused = true;
      return Promise.reject(new DOMException('refused', 'NotSupportedError'));
    };
  });
  await pressAndProve(settings, '#add-passkey');
  await untilIn(settings, () => document.querySelectorAll('#slots li').length === 2);
  assert.match(await settings.$eval('body', (body) => body.dataset.asked ?? ''), /2回/u);
});

test('a recovery code is shown once and unlocks; a mistyped group is named', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await pressAndProve(settings, '#make-recovery');
  await settings.waitForSelector('#recovery-shown:not([hidden])');
  const code = await text(settings, '#recovery-code');
  assert.match(code, /^(?:[A-Z2-7]{5}-){7}[A-Z2-7]{5}$/u);
  await lockNow(settings);
  await seen(settings, 'locked');
  assert.equal(await settings.$eval('#recovery-code', (output) => output.textContent), '');

  const unlock = await open('unlock/unlock.html', 'ways');
  const slip = code.replace(
    /^(.{12})(.)/u,
    (_, start, letter) => start + (letter === 'C' ? 'D' : 'C'),
  );
  await unlock.type('#recovery', slip);
  await unlock.click('#by-recovery [type=submit]');
  await unlock.waitForSelector('#recovery[aria-invalid]');
  assert.match(await text(unlock, '#recovery-note'), /3番目のまとまり/u);
  await retype(unlock, '#recovery', code.toLowerCase().replaceAll('-', ' '));
  await unlock.click('#by-recovery [type=submit]');
  await seen(unlock, 'open');
  assert.deepEqual(await names(unlock), ['ACME\nalice']);
});

test('only the new master password unlocks, and the page names the removed ways', async (context) => {
  const { member, page, open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await pressAndProve(settings, '#make-recovery');
  await settings.waitForSelector('#recovery-shown:not([hidden])');
  const code = await text(settings, '#recovery-code');

  await settings.type('#password', 'not the one that it is');
  await settings.type('#next-password', 'もっと長い新しい合言葉');
  await settings.type('#next-repeat', 'もっと長い新しい合言葉');
  await settings.click('#change-password [type=submit]');
  await settings.waitForSelector('#password[aria-invalid]');
  await retype(settings, '#password', MASTER_PASSWORD);
  await settings.click('#change-password [type=submit]');
  await untilIn(settings, () => document.querySelector('#password-changed')?.textContent !== '');
  assert.match(
    await text(settings, '#password-changed'),
    /変えました。使えなくなったもの：回復コード/u,
  );

  await lockNow(settings);
  const popup = await member.openPopup(page);
  await popup.type('#password', MASTER_PASSWORD);
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('#password[aria-invalid]');
  await retype(popup, '#password', 'もっと長い新しい合言葉');
  await popup.keyboard.press('Enter');
  await seen(popup, 'list');
  assert.deepEqual(await names(popup), ['ACME\nalice']);

  await lockNow(settings);
  const unlock = await open('unlock/unlock.html', 'ways');
  await unlock.type('#recovery', code);
  await unlock.click('#by-recovery [type=submit]');
  await unlock.waitForSelector('#recovery[aria-invalid]');
  assert.match(await text(unlock, '#recovery-note'), /開ける保管庫がありません/u);
});
