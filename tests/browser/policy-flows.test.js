// What an administrator forbids is refused in the flow itself, also where no control leads to it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addAuthenticator } from '../support/browser/authenticator.js';
import { manage } from '../support/browser/policies.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';
import { drawFrame, paperWith } from '../support/camera/draw-frame.js';
import { hand, picture, read } from '../support/member/add-form.js';
import { openCameraPage } from '../support/member/camera-page.js';
import { fillIn, openExportPage, submit } from '../support/member/export-page.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { newcomer, openForm, withCamera, withOneEntry } from '../support/member/new-vault.js';
import { pressAndProve } from '../support/member/prove.js';
import { otpauth } from '../support/web/codes-page.js';
import { aegisPlain } from '../support/web/other-apps.js';
import { transferCodes } from '../support/web/transfer-codes.js';

/** @import {Page} from 'puppeteer-core' */

/** Makes a control usable in spite of the policy, as a script or an old page could. */
function free(/** @type {Page} */ page, /** @type {string} */ selector) {
  return page.$eval(selector, (one) => {
    one.removeAttribute('disabled');
    if (one instanceof HTMLElement) one.click();
  });
}

/** @param {Page} page @param {string} selector */
async function errorAt(page, selector) {
  await page.waitForSelector(`${selector}:not(:empty)`);
  return text(page, selector);
}

test('no export but a backup, and then not even that', async (context) => {
  const { launched } = await withOneEntry(context);
  await manage(launched, { allowExport: false });
  const page = await openExportPage(launched);
  await page.waitForSelector('#target-csv:disabled');
  const free1 = await page.$$eval('#targets input:enabled', (all) => all.map(({ id }) => id));
  assert.deepEqual(free1, ['target-backup']);
  await fillIn(page, 'backup');
  await manage(launched, { allowExport: false, allowBackup: false });
  await page.waitForSelector('#target-backup:disabled');
  await page.bringToFront();
  await submit(page);
  assert.match(await errorAt(page, '#export [data-error]'), /バックアップは保存できません/u);
  for (const form of ['aegis_sealed', 'csv', 'single']) {
    await free(page, `#target-${form}`);
    await submit(page);
    assert.match(await errorAt(page, '#export [data-error]'), /書き出しはできません/u, form);
  }
});

test('no files without protection: sealed forms remain, a chosen plain one gives way', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const page = await openExportPage(launched);
  await fillIn(page, 'csv');
  await manage(launched, { allowPlaintextExport: false });
  await page.waitForSelector('#target-csv:disabled');
  await page.waitForSelector('#target-aegis_sealed:checked');
  const left = await page.$$eval('#targets input:enabled', (all) => all.map(({ id }) => id));
  assert.deepEqual(
    left,
    ['backup', 'aegis_sealed', 'twofas_sealed', 'bitwarden_sealed'].map((one) => `target-${one}`),
  );
  await page.bringToFront();
  for (const form of ['otpauth', 'google_transfer']) {
    await free(page, `#target-${form}`);
    await submit(page);
    assert.match(await errorAt(page, '#export [data-error]'), /そのまま読める/u, form);
  }
  const list = await open('popup/popup.html', 'list');
  await list.click('#entries .more');
  await list.waitForSelector('#show-qr:disabled');
  assert.match(await text(list, '#details-phone'), /管理者が設定しています/u);
  await free(list, '#show-qr');
  assert.match(await errorAt(list, '#qr [role=alert]'), /そのまま読める/u);
  assert.equal(await list.$('#qr svg'), null);
});

test('no backups: the page refuses, and nothing reminds of one', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const list = await open('popup/popup.html', 'list');
  await list.waitForSelector('#notice-line:not([hidden])');
  await manage(launched, { allowBackup: false });
  await list.waitForSelector('#notice-line[hidden]');
  const page = await open('backup/backup.html', 'backup');
  await page.waitForSelector('#save:disabled');
  await free(page, '#save');
  assert.match(await errorAt(page, '#save-error'), /バックアップは保存できません/u);
  assert.ok(await page.$eval('#choose-file', (one) => one.matches(':enabled')), 'restoring');
});

test('no import: files, lists and transfers are refused, single codes are read', async (context) => {
  const { form, launched } = await openForm(context);
  await manage(launched, { allowImport: false });
  await form.bringToFront();
  await form.waitForSelector('#choose-export:disabled');
  const account = { issuer: '健保', account: 'taro', secret: 'JBSWY3DPEHPK3PXP' };
  const [transfer = ''] = transferCodes([[{ name: 'taro' }], [{ name: 'jiro' }]]);
  /** @type {Parameters<typeof hand>[2][]} */
  const refused = [
    { files: [aegisPlain([account])] },
    { text: [otpauth(), otpauth()].join('\n') },
    { text: transfer },
    { files: [await picture('transfer.png', transfer)] },
  ];
  for (const given of refused) {
    await hand(form, 'paste', given);
    assert.match(await read(form), /まとめて移すことはできません/u);
    assert.equal(await form.$eval('#transfer', (one) => one.textContent), '');
  }
  await hand(form, 'paste', { files: [await picture('one.png', otpauth())] });
  await untilIn(form, () => {
    const secret = document.querySelector('#secret');
    return secret instanceof HTMLInputElement && secret.value !== '';
  });
});

test('a scanned transfer is refused', async (context) => {
  const [transfer = ''] = transferCodes([[{ name: 'taro' }]]);
  const { launched, member, page, open } = await newcomer(context, [transfer]);
  await member.choosePassword(await open());
  await manage(launched, { allowImport: false });
  const popup = await member.openPopup(page);
  await seen(popup, 'list');
  await popup.click('#scan');
  await seen(popup, 'failed');
  assert.match(await text(popup, '#failure'), /まとめて移すことはできません/u);
});

test('no passkeys and no recovery codes are made', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const page = await open('settings/settings.html', 'settings');
  for (const [button, key, says] of [
    ['#add-passkey', 'allowPasskeyUnlock', /パスキーは使えません/u],
    ['#make-recovery', 'allowRecoveryCode', /回復コードは作れません/u],
  ]) {
    await page.bringToFront();
    await page.click(String(button));
    await manage(launched, { [String(key)]: false });
    await page.waitForSelector(`${button}:disabled`);
    await page.bringToFront();
    await page.type('#proof-password', MASTER_PASSWORD);
    await page.keyboard.press('Enter');
    assert.match(await errorAt(page, '#proof [data-error]'), /** @type {RegExp} */ (says));
    assert.equal((await page.$$('#slots li')).length, 1);
    await page.click('#proof-cancel');
    await manage(launched, {});
    await page.waitForSelector(`${button}:enabled`);
  }
  await page.bringToFront();
  await pressAndProve(page, '#make-recovery');
  await page.waitForSelector('#recovery-shown:not([hidden])');
});

test('a passkey from before unlocks nothing, and is not offered', async (context) => {
  const { launched, open } = await withOneEntry(context);
  const page = await open('settings/settings.html', 'settings');
  await addAuthenticator(page, true);
  await pressAndProve(page, '#add-passkey');
  await untilIn(page, () => document.querySelectorAll('#slots li').length === 2);
  const offer = '#change-fields .other-ways button:not([hidden])';
  await page.waitForSelector(offer);
  await manage(launched, { allowPasskeyUnlock: false });
  await untilIn(page, (one) => document.querySelector(one) === null, offer);
  await page.bringToFront();
  await page.evaluate(() => chrome.storage.session.clear());
  await seen(page, 'locked');
  const address = page.url().replace('settings/settings', 'unlock/unlock');
  await page.goto(address);
  await seen(page, 'ways');
  assert.equal(await page.$eval('#by-passkey', (one) => one.checkVisibility()), false);
  await page.$eval('#by-passkey', (one) => one.removeAttribute('hidden'));
  await page.click('#by-passkey [type=submit]');
  assert.match(await errorAt(page, '#by-passkey [data-error]'), /パスキーは使えません/u);
  await manage(launched, {});
  await page.bringToFront();
  await page.click('#by-passkey [type=submit]');
  await seen(page, 'open');
});

test('a transfer before the camera is refused, and single codes are read', async (context) => {
  const { camera, launched } = await withCamera(context);
  await manage(launched, { allowImport: false });
  const [transfer = ''] = transferCodes([[{ name: 'taro' }], [{ name: 'jiro' }]]);
  camera.play(drawFrame(paperWith(transfer)));
  const page = await openCameraPage(launched);
  await page.click('#start');
  await untilIn(page, () =>
    document.querySelector('#note')?.textContent?.includes('まとめて移すことはできません'),
  );
  assert.equal(await page.$eval('#review', (one) => one.checkVisibility()), false);
  await page.click('#stop');
  camera.play(drawFrame(paperWith(otpauth())));
  await page.click('#start');
  await seen(page, 'found');
});
