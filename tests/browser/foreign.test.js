// QR codes without an account are described, as text only. Deceptive names are pointed out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hand, picture, read, rows } from '../support/member/add-form.js';
import { otpauth } from '../support/web/codes-page.js';
import { beforePage, openForm } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';

const HOSTILE = '<img src=x onerror=alert(1)><a href="https://example.com">x</a>';

test('the popup names the host of a web address, without a link, and opens nothing', async (context) => {
  const address = 'https://portal.example@evil.example/<b>set-up</b>?token=geheim';
  const { launched, popup } = await beforePage(context, [address]);
  const before = launched.browser.targets().length;
  await popup.click('#scan');
  await seen(popup, 'failed');
  const told = await text(popup, '#failure');
  assert.match(told, /ウェブサイト「evil\.example」/u);
  assert.match(
    told,
    /https:\/\/portal\.example@evil\.example\/<b>set-up<\/b>….*開いてはいません.*登録画面/u,
  );
  assert.doesNotMatch(told, /geheim/u);
  assert.equal((await popup.$$('#failure *, [data-view="failed"] a')).length, 0);
  assert.equal(launched.browser.targets().length, before);
});

test('the form says what each QR code holds, and does not show a Wi-Fi password', async (context) => {
  const { form } = await openForm(context);
  for (const [code, says] of /** @type {const} */ ([
    ['WIFI:S:KOSMO;T:WPA;P:geheim;;', /^この二次元コードは、Wi-Fi「KOSMO」につなぐ/u],
    ['BEGIN:VCARD\nFN:山田 太郎\nEND:VCARD', /「山田 太郎」の連絡先/u],
    ['mailto:taro@example.com', /メールアドレス（taro@example\.com）/u],
    ['tel:0312345678', /電話番号（0312345678）/u],
    ['FIDO:/0123', /ほかのアプリ（FIDO）/u],
    ['JBSWY3DPEHPK3PXP', /キーのような文字だけ.*「キー」の欄/u],
    [HOSTILE, /ふつうの文字です（「<img src=x onerror=alert\(1\)>/u],
    ['https://раypal.com/', /にせのサイトかもしれません/u],
  ])) {
    await form.reload();
    await seen(form, 'form');
    await hand(form, 'drop', { files: [await picture('code.png', code)] });
    const told = await read(form);
    assert.match(told, says);
    assert.doesNotMatch(told, /geheim|JBSW/u);
    assert.equal((await form.$$('#file-note *')).length, 0);
  }
});

test('a name in letters that imitate Latin is pointed out, in the form and in the list', async (context) => {
  const { form } = await openForm(context);
  const fake = otpauth({ issuer: 'GіtHub' }, 'GіtHub:taro');
  await hand(form, 'paste', { text: fake });
  assert.match(await read(form), /「GіtHub」には、英字に似た別の文字/u);
  await hand(form, 'paste', {
    text: `${fake}\n${otpauth({ issuer: 'わりふ健康保険組合 Web' }, 'taro')}`,
  });
  await form.waitForSelector('#review:not([hidden])');
  const notices = await form.$$eval('.found-list li', (all) =>
    all.map((row) => row.querySelectorAll('.notice').length),
  );
  assert.deepEqual(notices, [1, 0]);
});

test('hostile names stay text and do not widen the page', async (context) => {
  const { form } = await openForm(context);
  await form.setViewport({ width: 480, height: 900 });
  const lines = [
    otpauth({ issuer: HOSTILE }, 'x'),
    otpauth({ issuer: `bank\u202Emoc.elpmaxe` }, 'y'),
    otpauth({ issuer: 'W'.repeat(256) }, 'm'.repeat(256)),
  ];
  await hand(form, 'paste', { text: lines.join('\n') });
  await read(form);
  const found = await rows(form);
  assert.ok(found[0]?.says.startsWith(`${HOSTILE} x`), found[0]?.says);
  assert.ok(found[1]?.says.startsWith('bankmoc.elpmaxe y'), found[1]?.says);
  assert.equal((await form.$$('.found-list :is(img, a)')).length, 0);
  const wide = await form.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} pixels too wide`);
  const heights = await form.$$eval('.found-list li', (all) => all.map((row) => row.offsetHeight));
  assert.ok(Math.max(...heights) < 220, `rows of ${heights} pixels`);
});
