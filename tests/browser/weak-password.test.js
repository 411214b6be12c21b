// A new master password that is guessed easily is asked back once, with four words to take instead.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilIn } from '../support/browser/until.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { otpauth } from '../support/web/codes-page.js';
import { newcomer, withOneEntry } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

const WEAK = 'password';
const FOUR_WORDS = /^[a-z]{3,}(?:-[a-z]{3,}){3}$/u;

/**
 * Types a new password into both fields of a form.
 * @param {Page} page
 * @param {string} password
 * @param {string} [prefix] of the fields' names
 */
async function typeTwice(page, password, prefix = '') {
  for (const name of ['password', 'repeat']) {
    await page.locator(`#${prefix}${name}`).fill('');
    await page.type(`#${prefix}${name}`, password);
  }
}

/** Opens the popup at the choice of the first password. @param {() => Promise<Page>} open */
async function choosing(open) {
  const popup = await open();
  await popup.click('#start-password');
  await seen(popup, 'gate');
  return popup;
}

/** Enters a weak password, and waits for the words. @param {Page} popup */
async function enterWeak(popup) {
  await typeTwice(popup, WEAK);
  await popup.keyboard.press('Enter');
  await suggested(popup);
}

/** @param {Page} page @param {string} [within] */
const suggested = (page, within = '') =>
  page.waitForSelector(`${within} .suggestion:not([hidden])`);

/** @param {Page} page */
const typed = (page) =>
  page.$$eval('#password, #repeat', (inputs) =>
    inputs.map((input) =>
      input instanceof HTMLInputElement ? [input.value, input.type, input.autocomplete] : [],
    ),
  );

test('a weak first password is asked back once and then taken', async (context) => {
  const { member, open } = await newcomer(context, [otpauth()]);
  const popup = await choosing(open);
  await enterWeak(popup);
  assert.match(await text(popup, '#password-note'), /簡単に見破られます.*もう一度ボタンを/u);
  assert.match(await text(popup, '.words'), FOUR_WORDS);
  assert.match(await text(popup, '.suggestion .note'), /^[ぁ-ん]+(?:・[ぁ-ん]+){3}$/u);
  await popup.click('#gate-submit');
  await seen(popup, 'list');
  await member.lock(popup);
  await popup.type('#password', WEAK);
  await popup.keyboard.press('Enter');
  await seen(popup, 'list');
});

test('the four words are taken instead, can be read, and unlock', async (context) => {
  const { member, open } = await newcomer(context, [otpauth()]);
  const popup = await choosing(open);
  await enterWeak(popup);
  const first = await text(popup, '.words');
  await popup.click('.suggestion button.quiet');
  await untilIn(popup, (before) => document.querySelector('.words')?.textContent !== before, first);
  const words = await text(popup, '.words');
  assert.match(words, FOUR_WORDS);
  await popup.click('.suggestion button:not(.quiet)');
  assert.deepEqual(await typed(popup), [
    [words, 'text', 'off'],
    [words, 'text', 'off'],
  ]);
  assert.match(await text(popup, '#password-fields .notice'), /紙に書いて/u);
  assert.equal(await popup.$('#gate .error'), null);
  await popup.keyboard.press('Enter');
  await seen(popup, 'list');
  await member.lock(popup);
  await popup.type('#password', words);
  await popup.keyboard.press('Enter');
  await seen(popup, 'list');
});

test('a password that is too short, or differs, is refused and not asked back', async (context) => {
  const { open } = await newcomer(context, [otpauth()]);
  const popup = await choosing(open);
  await typeTwice(popup, 'short');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('#password-note.error');
  assert.match(await text(popup, '#password-note'), /8文字/u);
  await popup.type('#password', 'er');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('#repeat-note.error');
  assert.equal(await popup.$('.suggestion:not([hidden])'), null);
  await typeTwice(popup, MASTER_PASSWORD);
  await popup.keyboard.press('Enter');
  await seen(popup, 'list');
});

test('every form that takes a new password asks back, and forgets the words when locked', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  await settings.type('#password', MASTER_PASSWORD);
  for (const [form, prefix] of [
    ['#change-password', 'next-'],
    ['#new-vault', 'new-'],
  ]) {
    await typeTwice(settings, WEAK, prefix);
    await settings.click(`${form} [type=submit]`);
    await suggested(settings, form);
    assert.match(await text(settings, `${form} .words`), FOUR_WORDS);
  }
  await settings.evaluate(() => chrome.storage.session.clear());
  await untilIn(settings, () =>
    [...document.querySelectorAll('.suggestion')].every(
      (one) =>
        one instanceof HTMLElement && one.hidden && one.querySelector('.words')?.textContent === '',
    ),
  );
  const unlock = await open('unlock/unlock.html#own', 'own');
  await typeTwice(unlock, WEAK, 'own-');
  await unlock.click('#own [type=submit]');
  await suggested(unlock, '#own');
});
