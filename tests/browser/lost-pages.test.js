// Where a vault was lost, the pages in tabs lead to what brings it back, before they ask for a new
// master password. They keep what was read or typed after either decision.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { EMPTY_PAGE } from '../support/browser/build-with-modules.js';
import { goInside, wipe } from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { opened } from '../support/browser/new-page.js';
import { untilIn } from '../support/browser/until.js';
import { seen, takesPresses, text } from '../support/browser/views.js';
import { drawFrame, paperWith } from '../support/camera/draw-frame.js';
import { fields, hand, picture, read } from '../support/member/add-form.js';
import { openBackup, saveBackup } from '../support/member/backups.js';
import {
  NOT_ASKED,
  asksForPassword,
  beginAnew,
  focused,
  leaveNote,
  openAsking,
  typeNewPassword,
  whyAsked,
} from '../support/member/lost-vault.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { names, withCamera, withOneEntry } from '../support/member/new-vault.js';
import { otpauth } from '../support/web/codes-page.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */

const BETA = otpauth({ issuer: 'Beta' }, 'Beta:bob');
const TITLE = 'restore-first-title';

/** A browser whose vault was lost. @param {TestContext} context */
async function withNote(context) {
  const launched = await freshBrowser(context, 'chrome');
  await leaveNote(launched);
  return launched;
}

/**
 * Gives the add page a picture of a QR code, as a drop does.
 * @param {Page} form
 * @param {string} address the text in the QR code
 */
async function readPicture(form, address) {
  await hand(form, 'drop', { files: [await picture('QR.png', address)] });
  await read(form);
}

/**
 * Presses the form's button, which adds nothing, and reads why.
 * @param {Page} page
 * @param {string} form a selector
 */
async function pressInVain(page, form) {
  await takesPresses(page);
  await page.click(`${form} [type=submit]`);
  await page.waitForSelector(`${form} > [data-error]:not(:empty)`);
  assert.match(await text(page, `${form} > [data-error]`), /もどす方法を選ぶ.*新しくはじめる/u);
  assert.equal(await focused(page), TITLE);
}

test('the add page: an account that was read stays while the backup is restored elsewhere', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const saving = await open('backup/backup.html', 'backup');
  const folder = mkdtempSync(join(tmpdir(), 'warifu-backup-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, await saveBackup(saving, folder));
  // A page that was just used would still extend the session.
  await saving.close();
  const unused = await launched.browser.newPage();
  await unused.goto(`chrome-extension://${launched.extension.id}/help/help.html`);
  await wipe(unused);

  const form = await openAsking(launched, 'add/add.html');
  assert.equal(await focused(form), TITLE);
  assert.match(await whyAsked(form), /登録内容がありましたが、いまは見つかりません/u);
  await readPicture(form, BETA);
  assert.equal(await asksForPassword(form), false);
  await pressInVain(form, '#form');

  const ways = await opened(launched, 'popup/popup.html', () => form.click('#restore-first-ways'));
  await seen(ways, 'restore');
  const backup = await opened(launched, 'backup/backup.html', () =>
    ways.click('#restore-ways [data-way=backup]'),
  );
  await seen(backup, 'backup');
  await openBackup(backup, file, MASTER_PASSWORD);
  await backup.waitForSelector('#preview:not([hidden])');
  await backup.click('#beside');
  await form.waitForSelector(NOT_ASKED);

  await form.bringToFront();
  assert.equal((await fields(form))['account'], 'bob');
  assert.equal(await asksForPassword(form), false, 'the restored vault is open');
  await form.click('#form [type=submit]');
  await seen(form, 'added');
  await ways.bringToFront();
  await seen(ways, 'list');
  assert.deepEqual(await names(ways), ['ACME\nalice', 'Beta\nbob']);
});

test('the add page keeps what was read when the user begins anew', async (context) => {
  const launched = await withNote(context);
  const form = await openAsking(launched, 'add/add.html');
  await readPicture(form, otpauth());
  assert.equal(await focused(form), TITLE, 'before the password');
  await beginAnew(form);
  await untilIn(form, () => document.activeElement?.id === 'password');
  await typeNewPassword(form, MASTER_PASSWORD);
  await form.click('#form [type=submit]');
  await seen(form, 'added');
  const ways = await launched.browser.newPage();
  await ways.goto(`chrome-extension://${launched.extension.id}/popup/popup.html`);
  await seen(ways, 'list');
  assert.deepEqual(await names(ways), ['ACME\nalice']);
});

test('the add page: several accounts, and the way from another app', async (context) => {
  const launched = await withNote(context);
  const form = await openAsking(launched, 'add/add.html?way=move');
  assert.equal(await focused(form), TITLE);
  const files = [await picture('1.png', otpauth()), await picture('2.png', BETA)];
  await hand(form, 'drop', { files });
  await form.waitForSelector('#review:not([hidden])');
  await pressInVain(form, '#review');
  await beginAnew(form);
  await typeNewPassword(form, MASTER_PASSWORD);
  await form.click('#review [type=submit]');
  await seen(form, 'added');
});

test('the add page by keyboard: the block comes first, then the page', async (context) => {
  const launched = await withNote(context);
  const form = await openAsking(launched, 'add/add.html');
  const stops = [];
  for (let step = 0; step < 2; step += 1) {
    await form.keyboard.press('Tab');
    stops.push(await focused(form));
  }
  assert.deepEqual(stops, ['restore-first-ways', 'restore-first-anew']);
  await form.keyboard.press('Enter');
  await form.waitForSelector(NOT_ASKED);
  await untilIn(form, () => document.activeElement?.id === 'scan-file');
});

test('the page of the camera: before it is started, and when it has found an account', async (context) => {
  const { camera, launched, member, page } = await withCamera(context);
  const popup = await member.openPopup(page);
  await seen(popup, 'list');
  await wipe(popup);
  camera.play(drawFrame(paperWith(otpauth())));
  const form = await openAsking(launched, 'camera/camera.html');
  await seen(form, 'camera');
  assert.equal(await focused(form), TITLE);
  await form.click('#start');
  await seen(form, 'found');
  assert.equal(await asksForPassword(form), false);
  await pressInVain(form, '#found');
  await beginAnew(form);
  await untilIn(form, () => document.activeElement?.id === 'password');
  assert.match(await text(form, '#preview'), /alice/u);
  await typeNewPassword(form, MASTER_PASSWORD);
  await form.click('#found [type=submit]');
  await seen(form, 'added');
});

test('the camera page goes on with the camera when the user has begun anew', async (context) => {
  const launched = await withNote(context);
  const form = await openAsking(launched, 'camera/camera.html');
  await seen(form, 'camera');
  await beginAnew(form);
  await untilIn(form, () => document.activeElement?.id === 'start');
});

test('the page of the region: the capture stays, and the account on it is added', async (context) => {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  await leaveNote(launched);
  const { page: giver } = await goInside(launched, EMPTY_PAGE);
  const address = await QRCode.toDataURL(otpauth(), { margin: 4, scale: 5 });
  await giver.evaluate(
    async (token, capture) => {
      const load = (/** @type {string} */ path) => import(path);
      const { handOver } = /** @type {typeof import('../../extension/capture/handover.js')} */ (
        await load('/capture/handover.js')
      );
      void handOver(token, { address: capture, reason: 'region_choose' });
    },
    'lost',
    address,
  );
  const scan = await openAsking(launched, 'scan/scan.html#lost');
  await seen(scan, 'choose');
  await scan.waitForSelector('#outlines button');
  await scan.click('#outlines button');
  await seen(scan, 'found');
  assert.equal(await focused(scan), TITLE);
  assert.equal(await asksForPassword(scan), false);
  await pressInVain(scan, '#found');
  await beginAnew(scan);
  await untilIn(scan, () => document.activeElement?.id === 'password');
  await typeNewPassword(scan, MASTER_PASSWORD);
  await scan.click('#found [type=submit]');
  await seen(scan, 'added');
});

for (const [path, view] of [
  ['unlock/unlock.html', 'ways'],
  ['unlock/unlock.html#own', 'own'],
]) {
  test(`${path}: no form before the decision`, async (context) => {
    const launched = await withNote(context);
    const page = await openAsking(launched, path ?? '');
    assert.equal(await focused(page), TITLE);
    assert.equal(await asksForPassword(page), false);
    await beginAnew(page);
    await seen(page, view ?? '');
    await untilIn(page, () => document.activeElement?.matches('[name$=password]'));
  });
}
