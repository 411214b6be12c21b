// A lock stays: during a change of the password, after the last window was closed, and if the clock
// is set back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilIn } from '../support/browser/until.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { withOneEntry } from '../support/member/new-vault.js';
import { seen } from '../support/browser/views.js';

/** @import {Page, WebWorker} from 'puppeteer-core' */

const NEXT_PASSWORD = 'つぎに決めた合言葉 88';
const WRITERS = 'warifu-vault-writers';

/** @typedef {{id: string, key: string, expires: number, lasts: number}} Session */

/** @param {Page | WebWorker} inside */
function readSession(inside) {
  return inside.evaluate(async () => {
    const { session } = /** @type {{session?: Session}} */ (await chrome.storage.session.get());
    return session;
  });
}

/**
 * Moves the expiry, as a clock that is set back does.
 * @param {Page} page
 * @param {number} ms
 */
function moveExpiry(page, ms) {
  return page.evaluate(async (by) => {
    const { session } = /** @type {{session: Session}} */ (await chrome.storage.session.get());
    await chrome.storage.session.set({ session: { ...session, expires: session.expires + by } });
  }, ms);
}

test('a lock during a change of the password stays', async (context) => {
  const { open } = await withOneEntry(context);
  const settings = await open('settings/settings.html', 'settings');
  const other = await open('rescue/rescue.html', 'rescue');
  await settings.bringToFront();
  await settings.type('#password', MASTER_PASSWORD);
  for (const field of ['#next-password', '#next-repeat']) await settings.type(field, NEXT_PASSWORD);
  // The change has everything but the permission to write.
  await other.evaluate(async (name) => {
    await new Promise((held) => {
      void navigator.locks.request(name, () => {
        held(undefined);
        return new Promise((release) => Object.assign(window, { release }));
      });
    });
  }, WRITERS);
  await settings.click('#change-password [type=submit]');
  await untilIn(
    settings,
    async (name) =>
      (await navigator.locks.query()).pending?.some((one) => one.name === name) ?? false,
    WRITERS,
  );
  await settings.evaluate(() =>
    navigator.locks.request('warifu-session', () => chrome.storage.session.remove('session')),
  );
  await seen(settings, 'locked');
  await other.evaluate(() => /** @type {Window & {release?: () => void}} */ (window).release?.());
  await settings.waitForSelector('#change-password:not([aria-busy])');
  assert.equal(await readSession(settings), undefined);
  await settings.goto(settings.url().replace('settings/settings', 'unlock/unlock'));
  await seen(settings, 'ways');
  await settings.type('#password', NEXT_PASSWORD);
  await settings.keyboard.press('Enter');
  await seen(settings, 'open');
});

test('closing the last window locks, although the browser’s process goes on', async (context) => {
  const { launched } = await withOneEntry(context, { isShared: false });
  const target = await launched.browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  assert.ok(worker);
  const [last, ...others] = await launched.browser.pages();
  for (const page of others) await page.close();
  assert.ok(await readSession(worker), 'a window is open');
  await last?.close();
  const isLocked = () =>
    worker.evaluate(
      () =>
        new Promise((resolve) => {
          const check = async () => {
            const { session } = await chrome.storage.session.get('session');
            if (session === undefined) resolve((await chrome.windows.getAll()).length);
          };
          chrome.storage.session.onChanged.addListener(() => void check());
          void check();
        }),
    );
  assert.equal(await isLocked(), 0);
});

test('a clock that is set back gives no more than the chosen time', async (context) => {
  const { open } = await withOneEntry(context);
  const page = await open('rescue/rescue.html', 'rescue');
  const session = await readSession(page);
  assert.equal(session?.lasts, 5 * 60_000);
  await moveExpiry(page, -60_000);
  const list = await open('popup/popup.html', 'list');
  await moveExpiry(page, 120_000);
  await list.reload();
  await seen(list, 'gate');
  assert.equal(await readSession(page), undefined);
});

test('a page that stays open notices that the clock was set back', async (context) => {
  const { member, page, open } = await withOneEntry(context);
  const list = await open('popup/popup.html', 'list');
  await list.evaluateOnNewDocument(() => {
    /** @type {(() => void)[]} */
    const checks = [];
    Object.assign(window, {
      setInterval: (/** @type {() => void} */ act) => checks.push(act),
      check: () => checks.map((act) => act()).length,
    });
  });
  await list.reload();
  await seen(list, 'list');
  await moveExpiry(list, 60_000);
  const checked = await list.evaluate(() =>
    /** @type {Window & {check?: () => number}} */ (window).check?.(),
  );
  assert.equal(checked, 1);
  await seen(list, 'gate');
  assert.equal((await list.$$('.code')).length, 0);
  await member.unlock(list);
  assert.equal(page.isClosed(), false);
});
