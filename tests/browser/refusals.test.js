// Each failure has a text with the next step, and nothing is added or lost.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { untilIn } from '../support/browser/until.js';
import { MASTER_PASSWORD, Member } from '../support/member/member.js';
import { otpauth } from '../support/web/codes-page.js';
import { NONE_SEEN } from '../support/member/region-page.js';
import { beforePage } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

/**
 * The number of entries in a new popup.
 * @param {Member} member
 * @param {Page} page
 */
async function countEntries(member, page) {
  const popup = await member.openPopup(page);
  await seen(popup, 'list');
  return (await popup.$$('#entries li')).length;
}

test('a wrong master password is reported, and the right one still unlocks', async (context) => {
  const { member, popup } = await beforePage(context, [otpauth()]);
  await member.scanWhole(popup);
  await member.lock(popup);
  await popup.type('#password', `${MASTER_PASSWORD}?`);
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('#password[aria-invalid]');
  assert.match(
    await text(popup, '#password-note'),
    /マスターパスワードがちがいます.*そのままです/u,
  );
  assert.equal((await popup.$$('.code')).length, 0);
  await popup.$eval('#password', (input) => input instanceof HTMLInputElement && input.select());
  await member.unlock(popup);
  assert.equal((await popup.$$('#entries li')).length, 1);
});

test('a master password must be long enough and repeated exactly', async (context) => {
  const launched = await freshBrowser(context, 'chrome');
  const page = await launched.browser.newPage();
  const popup = await new Member(launched).openPopup(page);
  await popup.click('#start-password');
  await popup.type('#password', 'short');
  await untilIn(
    popup,
    () => document.querySelector('.strength:not([hidden]) span')?.textContent !== '',
  );
  assert.match(await text(popup, '.strength'), /とても弱い/u);
  await popup.type('#repeat', 'shore');
  await popup.click('#gate-submit');
  await popup.waitForSelector('#repeat[aria-invalid]');
  await popup.$eval(
    '#repeat',
    (input) => input instanceof HTMLInputElement && (input.value = 'short'),
  );
  await popup.click('#gate-submit');
  await popup.waitForSelector('#password[aria-invalid]');
  assert.match(await text(popup, '#password-note'), /8文字以上/u);
});

test('a page without a QR code opens the frozen capture, where another region can be tried', async (context) => {
  const { member, popup, page } = await beforePage(context, []);
  const scan = await member.scanToRegion(popup);
  assert.match(await text(scan, '#reason'), NONE_SEEN);
  for (const x of [10, 200]) {
    await member.drag(scan, { x, y: 20, width: 150, height: 120 });
    await untilIn(scan, () =>
      document.querySelector('#reason')?.textContent?.startsWith('囲んだ中に'),
    );
    assert.match(
      await text(scan, '#remedies'),
      /余白.*全体が見える.*縮小.*ポインター.*画像として保存/u,
    );
  }
  await scan.keyboard.press('Escape');
  assert.equal(
    await scan.$eval('#region', (region) => region instanceof HTMLElement && region.hidden),
    true,
  );
  assert.equal(await countEntries(member, page), 0);
});

test('one of several QR codes can be chosen, by keyboard too', async (context) => {
  const { member, popup } = await beforePage(context, [
    otpauth(),
    otpauth({ issuer: 'Beta' }, 'Beta:bob'),
  ]);
  const scan = await member.scanToRegion(popup);
  await scan.waitForSelector('#outlines button');
  assert.equal((await scan.$$('#outlines button')).length, 2);
  await scan.focus('#outlines button:nth-child(2)');
  await scan.keyboard.press('Enter');
  await seen(scan, 'found');
  assert.match(await text(scan, '#preview'), /Beta.*bob/u);
  await member.addRegion(scan);
  assert.equal(await text(scan, '#added-title'), '追加されました');
});

for (const { name, code, says } of [
  {
    name: "a portal's half-set policy",
    code: otpauth({ digits: '0', algorithm: 'null', period: '0' }),
    says: /桁数、更新間隔（秒）.*何も追加していません/u,
  },
  { name: 'a web address', code: 'https://example.com/', says: /登録用ではありません/u },
  {
    name: 'a counter-based code without its counter',
    code: otpauth().replace('totp', 'hotp'),
    says: /カウンター.*何も追加していません/u,
  },
  {
    name: 'a key with a wrong letter',
    code: otpauth({ secret: 'JBSWY3DPEHPK3PX1' }),
    says: /使われない文字「1」（16文字目）.*何も追加していません.*登録画面を開きなおして/u,
  },
  {
    name: 'a QR code of another app, without a key',
    code: 'otpauth://totp/KOSMO:taro?issuer=KOSMO',
    says: /キーが入っていません.*ほかの認証アプリ専用/u,
  },
  {
    name: 'a hexadecimal key',
    code: otpauth({ secret: '48656c6c6f21deadbeef' }),
    says: /16進数.*追加していません/u,
  },
  {
    name: 'a key with the parameters of another address',
    code: otpauth({ secret: 'TEST?secret=JBSWY3DPEHPK3PXP' }),
    says: /別の設定がまざっています.*表示されるキーを入力/u,
  },
  {
    name: 'a key that is cut',
    code: otpauth({ secret: 'JBSWY3DPEHPK3PXPA' }),
    says: /とちゅうで切れている/u,
  },
  {
    name: 'half a key, which another app completes',
    code: otpauth({ '2step_salt': '8' }),
    says: /ほかの認証アプリ専用/u,
  },
]) {
  test(`${name} is refused with its reason`, async (context) => {
    const { member, page, popup } = await beforePage(context, [code]);
    await popup.click('#scan');
    await seen(popup, 'failed');
    assert.match(await text(popup, '#failure'), says);
    assert.equal(await countEntries(member, page), 0);
  });
}

test('unusual parameters are shown before the account is added', async (context) => {
  const code = otpauth(
    { algorithm: 'SHA256', digits: '8', period: '60', issuer: '<b>ACME</b>' },
    'Other:alice',
  );
  const { member, popup } = await beforePage(context, [code]);
  const shown = await member.scanWhole(popup);
  assert.match(shown, /<b>ACME<\/b>.*alice.*SHA256.*8.*60秒.*「Other」/u);
});

test('an account that exists already is not added again', async (context) => {
  const { member, page, popup } = await beforePage(context, [otpauth()]);
  await member.scanWhole(popup);
  const again = await member.openPopup(page);
  await member.scanWhole(again);
  assert.equal(await text(again, '#added-title'), 'すでに追加されています');
  assert.equal(await countEntries(member, page), 1);
});

test('the form names the wrong field, and a picture without a QR code adds nothing', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-form-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const { member, page, popup } = await beforePage(context, []);
  const form = await member.openForm(popup);
  const white = join(folder, 'white.png');
  writeFileSync(
    white,
    PNG.sync.write(
      Object.assign(new PNG({ width: 300, height: 200 }), { data: Buffer.alloc(240_000, 255) }),
    ),
  );
  await member.chooseFile(form, white);
  assert.match(await text(form, '#file-note'), /二次元コードが見つかりませんでした/u);
  const torn = join(folder, 'torn.png');
  writeFileSync(torn, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  await member.chooseFile(form, torn);
  await untilIn(form, () =>
    document.querySelector('#file-note')?.textContent?.includes('こわれている'),
  );

  await form.click('#form [type=submit]');
  await form.waitForSelector('#secret[aria-invalid]');
  assert.match(await text(form, '#secret-note'), /キーが入力されていません/u);
  await form.type('#secret', 'JBSW Y3DP EHPK 3PX0');
  await form.click('#form [type=submit]');
  await untilIn(form, () => document.querySelector('#secret-note')?.textContent?.includes('「0」'));
  await form.$eval(
    '#secret',
    (input) => input instanceof HTMLInputElement && (input.value = 'jbsw y3dp ehpk 3pxp'),
  );
  await form.click('#form [type=submit]');
  await form.waitForSelector('#account[aria-invalid]');
  assert.equal(await countEntries(member, page), 0);
});
