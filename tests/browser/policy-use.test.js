// The administrator's rules where codes are used: new passwords, filling, icons, and the help of
// the organisation.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manage } from '../support/browser/policies.js';
import { until, untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { granted } from '../support/browser/with-permissions.js';
import { fillIn, openExportPage, submit } from '../support/member/export-page.js';
import { clipboardOf, withAccounts } from '../support/member/filled-vault.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { newcomer, withOneEntry } from '../support/member/new-vault.js';
import { otpauth } from '../support/web/codes-page.js';

/** @import {Page} from 'puppeteer-core' */

/** @param {Page} page @param {string} selector */
async function errorAt(page, selector) {
  await page.waitForSelector(`${selector}:not(:empty)`);
  return text(page, selector);
}

test('a new password has the administrator’s length and strength, everywhere', async (context) => {
  const { launched, member, open: openPopup } = await newcomer(context, [otpauth()]);
  await manage(launched, {
    minimumPasswordLength: 11,
    minimumPasswordStrength: 3,
    passwordHint: '社員番号は使わないでください。',
  });
  const popup = await openPopup();
  await seen(popup, 'start');
  await popup.click('#start-password');
  await seen(popup, 'gate');
  await popup.waitForSelector('#password-rules:not([hidden])');
  assert.match(await text(popup, '#password-note'), /^11文字以上（管理者が設定しています）/u);
  assert.match(await text(popup, '#password-rules'), /「強い」以上.*社員番号は使わない/u);
  const described = await popup.$eval('#password', (one) => one.getAttribute('aria-describedby'));
  assert.equal(described, 'password-note password-rules');
  /** @param {string} password */
  const choose = async (password) => {
    for (const field of ['#password', '#repeat']) {
      await popup.$eval(field, (one) => {
        if (one instanceof HTMLInputElement) one.value = '';
      });
      await popup.type(field, password);
    }
    await popup.click('#gate-submit');
  };
  await choose('k9!Tz#4qLw');
  assert.match(await errorAt(popup, '#password-note.error'), /11文字以上にして/u);
  // The second time, a password that is only rated weak would be taken.
  for (const weak of ['passwordpassword', 'passwordpassword']) {
    await choose(weak);
    await untilIn(popup, () =>
      document.querySelector('#password-note.error')?.textContent?.includes('強さに足りない'),
    );
  }
  await choose(MASTER_PASSWORD);
  await seen(popup, 'list');
  await member.scanWhole(popup);

  await manage(launched, { minimumPasswordLength: 40 });
  const page = await openExportPage(launched);
  await fillIn(page, 'aegis_sealed');
  assert.match(await text(page, '#file-password-rules'), /40文字以上にして/u);
  await submit(page);
  assert.match(await errorAt(page, '#file-password-note.error'), /40文字以上/u);
  const again = await member.openPopup(page);
  await member.lock(again);
  await member.unlock(again);
});

test('codes are filled on the allowed hosts only', async (context) => {
  const folder = granted(context, 'scripting');
  const bodies = { '/': '<form><input autocomplete="one-time-code" id="otp"></form>' };
  const setting = await withAccounts(context, [{ issuer: 'ACME', account: 'a' }], {
    folder,
    bodies,
  });
  const { launched, open, page, site } = setting;
  const { hostname } = new URL(site.url);
  const filled = () =>
    page.$eval('#otp', (one) => (one instanceof HTMLInputElement ? one.value : ''));
  const popup = await open();
  await popup.waitForSelector('#entries.fillable');
  await manage(launched, { allowedFillHosts: ['portal.example.jp'] });
  await page.bringToFront();
  const restricted = await open();
  await restricted.waitForSelector('#entries:not(.fillable)');
  await restricted.$eval('#entries .fill', (one) => {
    if (one instanceof HTMLElement) one.click();
  });
  await untilIn(restricted, () =>
    document
      .querySelector('#entries')
      ?.textContent?.includes('このサイトのページには入力できません'),
  );
  assert.equal(await filled(), '');
  assert.match(await clipboardOf(page), /^\d{6}$/u, 'copied instead');

  await manage(launched, { allowFill: false });
  await page.bringToFront();
  const off = await open();
  await off.waitForSelector('#entries:not(.fillable)');
  await off.$eval('#entries .fill', (one) => {
    if (one instanceof HTMLElement) one.click();
  });
  await untilIn(off, () =>
    document.querySelector('#entries')?.textContent?.includes('ページへの入力はできません'),
  );
  assert.equal(await filled(), '');

  await manage(launched, { allowedFillHosts: [hostname] });
  await page.bringToFront();
  const allowed = await open();
  await allowed.waitForSelector('#entries.fillable');
  await allowed.click('#entries .fill');
  await until(async () => /^\d{6}$/u.test(await filled()));
});

test('a new entry gets the icon that the administrator prefers for its issuer', async (context) => {
  const { launched, member, page, open } = await newcomer(context, [otpauth()]);
  await member.choosePassword(await open());
  await manage(launched, {
    preferredIssuerIcon: [
      { issuer: '健保', icon: 'health' },
      { issuer: 'ａｃｍｅ', icon: 'work' },
    ],
  });
  const popup = await member.openPopup(page);
  await seen(popup, 'list');
  await member.scanWhole(popup);
  await popup.click('[data-view="added"] [data-back]');
  await seen(popup, 'list');
  await popup.waitForSelector('#entries .icon[data-icon="work"]');
});

test('the organisation’s help is in the first use, in the help and below errors', async (context) => {
  const { launched, member, open } = await newcomer(context, [otpauth()]);
  const support = {
    helpUrl: 'https://intra.example.jp/manual?a=1',
    supportContact: '総務課 03-0000-0000',
  };
  await manage(launched, { ...support, helpLabel: '当組合の手引き' });
  const popup = await open();
  await seen(popup, 'start');
  await popup.waitForSelector('[data-view="start"] .support');
  assert.equal(
    await text(popup, '[data-view="start"] .support'),
    '当組合の手引き お問い合わせ先：総務課 03-0000-0000',
  );
  assert.equal(await popup.$eval('#support', (bar) => bar.checkVisibility()), false);
  await member.choosePassword(popup);
  await member.lock(popup);
  await popup.type('#password', '違うパスワード');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('#support.wanted');
  assert.match(await text(popup, '#support'), /当組合の手引き.*総務課/u);
  await popup.type('#password', '');
  await popup.$eval('#password', (one) => {
    if (one instanceof HTMLInputElement) one.value = '';
  });
  await member.unlock(popup);
  await popup.waitForSelector('#support:not(.wanted)');

  await manage(launched, support);
  const help = await launched.browser.newPage();
  await help.goto(`chrome-extension://${launched.extension.id}/help/help.html`);
  await help.waitForSelector('main > #organisation:first-child:not([hidden]) .support');
  assert.match(await text(help, '#organisation'), /組織の手引きを見る（intra\.example\.jp）/u);
  const link = await help.$eval('#organisation a', (one) => [
    one.getAttribute('href'),
    one.getAttribute('rel'),
    one.getAttribute('target'),
  ]);
  assert.deepEqual(link, [support.helpUrl, 'noreferrer', '_blank']);
  await manage(launched, {});
  await help.waitForSelector('#organisation[hidden]');
});

test('a copied code is removed after the administrator’s time, or never', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const list = await open('popup/popup.html', 'list');
  await list.evaluate(async () => {
    await chrome.storage.local.set({ settings: { clearSeconds: 60 } });
    const sent = /** @type {unknown[]} */ ([]);
    Object.assign(window, { sent });
    chrome.runtime.sendMessage = /** @type {typeof chrome.runtime.sendMessage} */ (
      (/** @type {unknown} */ message) => Promise.resolve(sent.push(message))
    );
  });
  const sentSeconds = () =>
    list.evaluate(() =>
      /** @type {{sent: {clearLater: {seconds: number}}[]}} */ (
        /** @type {unknown} */ (window)
      ).sent.map(({ clearLater }) => clearLater.seconds),
    );
  const copy = async (/** @type {Record<string, unknown>} */ values) => {
    await manage(launched, values);
    await list.bringToFront();
    await list.click('#entries .press');
  };
  await copy({ clipboardClearSeconds: 15 });
  await until(async () => (await sentSeconds()).join() === '15');
  await copy({ clipboardClearSeconds: 0 });
  await copy({});
  await until(async () => (await sentSeconds()).join() === '15,60');
});
