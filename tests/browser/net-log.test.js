// No flow contacts an address on the network, from the first start of a profile on: the browser's
// own log of its network has the served page, and the browser's services.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { netLog } from '../support/browser/net-log.js';
import { seen } from '../support/browser/views.js';
import { drawFrame, paperWith } from '../support/camera/draw-frame.js';
import { FakeCamera } from '../support/camera/fake-camera.js';
import { hand } from '../support/member/add-form.js';
import { openCameraPage } from '../support/member/camera-page.js';
import {
  FILE_PASSWORD,
  catchFiles,
  fillIn,
  openExportPage,
  submit,
} from '../support/member/export-page.js';
import { newcomer } from '../support/member/new-vault.js';
import { otpauth } from '../support/web/codes-page.js';
import { aegisEncrypted } from '../support/web/other-apps.js';

/** @import {TestContext} from 'node:test' */
/** @import {Launched} from '../support/browser/launch.js' */

/** Schemes of what is in the browser itself. */
const INSIDE = /^(?:chrome|chrome-extension|chrome-untrusted|devtools|data|blob|about):/u;
/**
 * Services that Chromium asks in a new profile without any extension, too. A service that it asks
 * only because of a page, such as that for filling forms, must not be among them.
 */
const SERVICES = [
  'clients2.google.com', // the time
  'update.googleapis.com', // its components
  'accounts.google.com', // the accounts that are signed in
];

const OF_ANOTHER_APP = [
  { issuer: '健保', account: 'taro', secret: 'JBSWY3DPEHPK3PXP' },
  { issuer: '大学', account: 'jiro', secret: 'KRSXG5CTMVRXEZLU' },
];

/**
 * Runs flows in a new profile, in front of a page with a QR code. The page has no form, because the
 * browser has services for these.
 * @param {TestContext} context
 * @param {string[]} args
 * @param {(begun: Awaited<ReturnType<typeof newcomer>>) => Promise<unknown>} flows
 */
async function contactsNobody(context, args, flows) {
  const log = netLog(context);
  const options = { isShared: false, args: [...log.args, ...args] };
  const begun = await newcomer(context, [otpauth()], options);
  await flows(begun);
  await begun.launched.browser.close();
  const outside = log.contacts().filter(({ address }) => !INSIDE.test(address));
  const others = outside.filter(({ address }) => !SERVICES.includes(new URL(address).hostname));
  // The page is in the log, so anything else would be, too.
  assert.ok(others.some(({ address }) => address === begun.url));
  const site = new URL(begun.url).origin;
  assert.deepEqual(
    others.filter(({ address }) => new URL(address).origin !== site),
    [],
  );
  const own = outside.filter(({ initiator }) => initiator.startsWith('chrome-extension:'));
  assert.deepEqual(own, [], 'nor does the extension ask that page');
}

/** @param {TestContext} context @returns {string} a folder */
function emptyFolder(context) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-saved-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** @param {Launched} launched @param {string} path @param {string} view */
async function open({ browser, extension }, path, view) {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extension.id}/${path}`);
  await seen(page, view);
  return page;
}

test('first use, scan, region, unlocking, settings and help contact nobody', async (context) => {
  await contactsNobody(context, [], async ({ launched, member, open: openPopup }) => {
    await member.beginByScan(await openPopup());
    await member.chooseRegion(await openPopup());
    const popup = await openPopup();
    await member.lock(popup);
    await member.unlock(popup);
    await member.copyCode(popup);
    await open(launched, 'settings/settings.html', 'settings');
    const help = await launched.browser.newPage();
    await help.goto(`chrome-extension://${launched.extension.id}/help/help.html`);
    await help.waitForSelector('article:not([hidden])');
  });
});

test('a picture, a typed key, an import, a backup and an export contact nobody', async (context) => {
  const folder = emptyFolder(context);
  const file = join(emptyFolder(context), 'code.png');
  await QRCode.toFile(file, otpauth({ issuer: 'Picture' }, 'Picture:bob'));
  await contactsNobody(context, [], async ({ launched, member, open: openPopup }) => {
    const popup = await openPopup();
    await member.choosePassword(popup);
    const form = await member.openForm(popup);
    await member.chooseFile(form, file);
    await member.submit(form);
    const typed = await open(launched, 'add/add.html', 'form');
    await typed.type('#secret', 'JBSWY3DPEHPK3PXP');
    await typed.type('#account', 'taro');
    await member.submit(typed);
    const moving = await open(launched, 'add/add.html', 'form');
    await hand(moving, 'drop', { files: [aegisEncrypted(OF_ANOTHER_APP, FILE_PASSWORD)] });
    await moving.waitForSelector('#sealed:not([hidden])');
    await moving.type('#file-password', FILE_PASSWORD);
    await moving.click('#sealed [type=submit]');
    await moving.waitForSelector('#review:not([hidden])');
    await open(launched, 'backup/backup.html', 'backup');
    const page = await openExportPage(launched);
    const nextFile = await catchFiles(page, folder);
    await fillIn(page, 'aegis_sealed');
    await submit(page);
    await nextFile();
  });
});

test('the camera contacts nobody', async (context) => {
  const camera = new FakeCamera();
  context.after(() => camera.remove());
  camera.play(drawFrame(paperWith(otpauth({ issuer: 'Paper' }, 'Paper:alice'))));
  await contactsNobody(context, camera.args, async ({ launched, member, open: openPopup }) => {
    await member.choosePassword(await openPopup());
    const page = await openCameraPage(launched);
    await page.click('#start');
    await seen(page, 'found');
  });
});
