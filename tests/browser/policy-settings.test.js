// The settings that an administrator has made: each is in force, cannot be changed, and says why.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fireInBackground } from '../support/browser/background-events.js';
import { manage } from '../support/browser/policies.js';
import { until } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { granted } from '../support/browser/with-permissions.js';
import { withOneEntry } from '../support/member/new-vault.js';

/** @import {Page} from 'puppeteer-core' */

const NOTE = '管理者が設定しています';

/**
 * Waits until a control is fixed or free, and returns what is written about it.
 * @param {Page} page
 * @param {string} selector
 * @param {boolean} isFixed
 */
async function reasonOf(page, selector, isFixed) {
  await page.waitForSelector(`${selector}${isFixed ? ':disabled' : ':enabled'}`);
  return page.$eval(selector, (control) => {
    const ids = (control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
    return ids.map((id) => document.getElementById(id)?.textContent ?? '?').join(' ');
  });
}

/** The disabled controls without a visible reason. @param {Page} page */
function unexplained(page) {
  return page.$$eval(':disabled', (all) =>
    all
      .filter((control) => control.checkVisibility())
      .filter((control) => {
        const ids = (control.getAttribute('aria-describedby') ?? '').split(' ');
        const notes = ids.map((id) => document.getElementById(id));
        return !notes.some((one) => one?.classList.contains('managed') && one.checkVisibility());
      })
      .map(({ id }) => id),
  );
}

/** @param {Page} page @param {string} selector */
function valueOf(page, selector) {
  return page.$eval(selector, (one) => (one instanceof HTMLSelectElement ? one.value : ''));
}

/** @param {Page} page @param {string} selector */
function optionsOf(page, selector) {
  return page.$$eval(`${selector} option`, (all) => all.map(({ textContent }) => textContent));
}

/** The open vault's session. @param {Page} page */
function sessionOf(page) {
  return page.evaluate(async () => {
    const { session } = await chrome.storage.session.get('session');
    return /** @type {{expires: number | null, lasts: number}} */ (session);
  });
}

test('settings follow the administrator while the page is open, and are free again', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const page = await open('settings/settings.html', 'settings');
  const fixed = ['#clear-seconds', '#fill', '#lock-idle', '#add-passkey', '#make-recovery'];
  for (const control of fixed) assert.doesNotMatch(await reasonOf(page, control, false), /管理者/u);
  assert.ok(await page.$eval('#to-export', (link) => link.checkVisibility()));

  await manage(launched, {
    clipboardClearSeconds: 30,
    allowFill: false,
    lockWhenSystemLocks: false,
    allowPasskeyUnlock: false,
    allowRecoveryCode: false,
    allowExport: false,
  });
  await page.bringToFront();
  for (const control of fixed)
    assert.match(await reasonOf(page, control, true), new RegExp(`${NOTE}$`, 'u'), control);
  assert.equal(await valueOf(page, '#clear-seconds'), '30');
  await page.waitForSelector('#to-export[hidden]');
  assert.equal(await text(page, '#to-export-managed'), NOTE);
  assert.deepEqual(await unexplained(page), []);

  await page.click('#entries input[type=checkbox]');
  await page.waitForSelector('#chosen-export:disabled:not([hidden])');
  assert.deepEqual(await unexplained(page), []);

  await manage(launched, {});
  await page.bringToFront();
  for (const control of [...fixed, '#chosen-export'])
    assert.doesNotMatch(await reasonOf(page, control, false), /管理者/u, control);
  assert.equal(await valueOf(page, '#clear-seconds'), '0', 'what the user had chosen');
  await page.waitForSelector('#to-export:not([hidden])');
  assert.equal(await page.$eval('#to-export-managed', (note) => note.checkVisibility()), false);
});

test('the longest time until the lock is in force, offered, and shortens an open session', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const page = await open('settings/settings.html', 'settings');
  await page.select('#lock-minutes', '0');
  await until(async () => (await sessionOf(page)).expires === null);

  await manage(launched, { autoLockMinutesMax: 7 });
  await until(async () => (await sessionOf(page)).lasts === 7 * 60_000);
  const { expires } = await sessionOf(page);
  assert.ok(expires !== null && expires <= Date.now() + 7 * 60_000);
  const alarms = await page.evaluate(() => chrome.alarms.getAll());
  assert.ok(alarms.some(({ scheduledTime }) => scheduledTime <= expires + 1000));
  await page.waitForSelector('#lock-minutes-managed:not([hidden])');
  assert.deepEqual(await optionsOf(page, '#lock-minutes'), ['1分', '2分', '3分', '5分', '7分']);
  assert.equal(await text(page, '#lock-minutes option:checked'), '7分');
  assert.equal(await text(page, '#lock-minutes-managed'), '管理者が設定しています（最長7分）');

  await page.bringToFront();
  await page.select('#lock-minutes', '2');
  await until(async () => (await sessionOf(page)).lasts === 2 * 60_000);
  await page.select('#lock-minutes', '10');
  await until(async () => (await sessionOf(page)).lasts === 7 * 60_000);

  await manage(launched, { autoLockMinutesMax: 1 });
  assert.match(await reasonOf(page, '#lock-minutes', true), /最長1分/u);
  await manage(launched, {});
  await until(async () => (await sessionOf(page)).lasts === 10 * 60_000);
  const later = await sessionOf(page);
  assert.ok(Number(later.expires) <= Date.now() + 60_000, 'nobody has used the page since');
});

test('another choice of the user is stored as it is, not as the administrator limits it', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const page = await open('settings/settings.html', 'settings');
  await page.select('#lock-minutes', '60');
  await until(async () => (await sessionOf(page)).lasts === 60 * 60_000);
  await manage(launched, { autoLockMinutesMax: 5, language: 'ja' });
  await until(async () => (await sessionOf(page)).lasts === 5 * 60_000);
  await page.select('#text-size', 'large');
  await page.waitForSelector(':root[data-text-size="large"]');
  const { settings } = await page.evaluate(() => chrome.storage.local.get('settings'));
  assert.deepEqual(settings, { lockMinutes: 60, textSize: 'large' });
});

test('the language is the administrator’s on every page, and nothing else', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const page = await open('settings/settings.html', 'settings');
  await manage(launched, { language: 'en' });
  await page.waitForSelector(':root[lang="en"]');
  assert.match(await reasonOf(page, '#language', true), /^Set by your administrator$/u);
  assert.equal(await valueOf(page, '#language'), 'en');
  const list = await open('popup/popup.html', 'list');
  await list.waitForSelector(':root[lang="en"]');
  await manage(launched, {});
  for (const one of [page, list]) await one.waitForSelector(':root[lang="ja"]');
  assert.equal(await valueOf(page, '#language'), 'browser');
});

test('locking with the screen is asked for when the vault is unlocked, and cannot be given up', async (context) => {
  const { launched, member, page: web, popup } = await withOneEntry(context);
  await manage(launched, { lockWhenSystemLocks: true });
  const list = await member.openPopup(web);
  await member.lock(list);
  await member.unlock(list);
  const hasIdle = () => list.evaluate(() => chrome.permissions.contains({ permissions: ['idle'] }));
  await until(hasIdle);
  const page = await launched.browser.newPage();
  await page.goto(popup.url().replace('popup/popup', 'settings/settings'));
  await seen(page, 'settings');
  assert.match(await reasonOf(page, '#lock-idle', true), new RegExp(`${NOTE}$`, 'u'));
  assert.ok(await page.$eval('#lock-idle', (one) => one.matches(':checked')));
  assert.match(await reasonOf(page, '#give-back-idle', true), new RegExp(`${NOTE}$`, 'u'));
  assert.deepEqual(await unexplained(page), []);
});

test('a locked screen does not lock the vault if the administrator switched that off', async (context) => {
  const { launched, open } = await withOneEntry(context, { folder: granted(context, 'idle') });
  await manage(launched, { lockWhenSystemLocks: false });
  const page = await open('settings/settings.html', 'settings');
  await reasonOf(page, '#lock-idle', true);
  await fireInBackground(launched, 'idle.onStateChanged', 'locked');
  // The event is through when the background answers another one that comes after it.
  await manage(launched, { autoLockMinutesMax: 3 });
  await until(async () => (await sessionOf(page))?.lasts === 3 * 60_000);
  await seen(page, 'settings');
});

test('a permission that a setting needs is asked for beside it', async (context) => {
  const { launched, open } = await withOneEntry(context);
  await manage(launched, { lockWhenSystemLocks: true });
  const page = await open('settings/settings.html', 'settings');
  await page.waitForSelector('#lock-idle-allow:not([hidden])');
  assert.match(await text(page, '#lock-idle-allow-why'), /許可が必要です/u);
  await page.click('#lock-idle-allow button');
  await page.waitForSelector('#lock-idle-allow[hidden]');
  assert.equal(
    await page.evaluate(() => chrome.permissions.contains({ permissions: ['idle'] })),
    true,
  );
});
