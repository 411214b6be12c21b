// A QR code on paper or on a phone is read with the camera: Chromium's fake device plays frames
// that are drawn here.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { opened } from '../support/browser/new-page.js';
import { untilIn } from '../support/browser/until.js';
import { seen, takesPresses, text } from '../support/browser/views.js';
import { NO_PAPER, drawFrame, paperOfPicture, paperWith } from '../support/camera/draw-frame.js';
import {
  isRunning,
  openCameraPage,
  trackStates,
  watchTracks,
} from '../support/member/camera-page.js';
import { MASTER_PASSWORD } from '../support/member/member.js';
import { names, withCamera } from '../support/member/new-vault.js';
import { otpauth } from '../support/web/codes-page.js';
import { transferCodes } from '../support/web/transfer-codes.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Conditions} from '../support/camera/draw-frame.js' */

/** @type {Record<string, Conditions>} */
const CONDITIONS = {
  sharp: {},
  blurred: { blur: 3 },
  tilted: { yaw: 32, pitch: 24, roll: 12 },
  dim: { light: 0.15, noise: 6 },
};

/** A frame with nothing before the camera. */
const EMPTY = drawFrame(NO_PAPER);

/**
 * A frame with a QR code.
 * @param {string} content
 * @param {Conditions} [conditions]
 */
const held = (content, conditions) => drawFrame(paperWith(content), conditions);

/** All that is on the disk. @param {Page} page */
const stored = (page) =>
  page.evaluate(async () => JSON.stringify(await chrome.storage.local.get()));

test('sharp, blurred, tilted and dim frames are found, and the camera ends at once', async (context) => {
  const { camera, launched } = await withCamera(context);
  for (const [name, conditions] of Object.entries(CONDITIONS)) {
    await context.test(name, async () => {
      camera.play(held(otpauth({ issuer: name }, `${name}:alice`), conditions));
      const page = await openCameraPage(launched, watchTracks);
      const before = await stored(page);
      await page.click('#start');
      await seen(page, 'found');
      assert.match(await text(page, '#preview'), new RegExp(`${name}.*alice`, 'u'));
      assert.deepEqual(await trackStates(page), ['ended']);
      assert.equal(
        await page.$eval('#video', (one) => /** @type {HTMLVideoElement} */ (one).srcObject),
        null,
      );
      assert.equal(await stored(page), before, 'nothing is added before the user agrees');
      await page.close();
    });
  }
});

test('the account is added after the confirmation, and the next one is read', async (context) => {
  const { camera, launched, member, page } = await withCamera(context);
  camera.play(held(otpauth()));
  const popup = await member.openPopup(page);
  const form = await member.openForm(popup);
  const reader = await opened(launched, 'camera/camera.html', () => form.click('#to-camera'));
  // Its button says that the camera opens.
  await seen(reader, 'found');
  await reader.click('#found [type=submit]');
  await seen(reader, 'added');
  assert.match(await text(reader, '#added-entry .code'), /^\d{3} \d{3}$/u);
  camera.play(held(otpauth({ issuer: 'Beta' }, 'Beta:bob')));
  await reader.click('#another');
  await seen(reader, 'found');
  assert.match(await text(reader, '#preview'), /Beta.*bob/u);
  camera.play(held(otpauth({ issuer: 'Gamma' }, 'Gamma:carol')));
  await reader.click('#again');
  await untilIn(reader, () => document.querySelector('#preview')?.textContent?.includes('Gamma'));
  const list = await member.openPopup(page);
  assert.deepEqual(await names(list), ['ACME\nalice']);
});

test('no frame with a QR code adds nothing; other content is named, and the camera goes on', async (context) => {
  const { camera, launched } = await withCamera(context);
  camera.play(EMPTY, held('https://example.jp/menu'));
  const page = await openCameraPage(launched, watchTracks);
  const before = await stored(page);
  await page.click('#start');
  await page.waitForSelector('#note:not(:empty)');
  assert.match(await text(page, '#note'), /example\.jp/u);
  assert.deepEqual(await trackStates(page), ['live']);
  await page.click('#stop');
  assert.deepEqual(await trackStates(page), ['ended']);
  assert.equal(await stored(page), before);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'start');
});

test('the parts of a transfer are collected while the camera runs', async (context) => {
  const { camera, launched } = await withCamera(context);
  const [first = '', second = ''] = transferCodes([[{ name: 'taro' }], [{ name: 'jiro' }]]);
  camera.play(held(first));
  const page = await openCameraPage(launched);
  await page.click('#start');
  await page.waitForSelector('#review:not([hidden])');
  assert.match(await text(page, '#note'), /2枚のうち、1枚目.*2枚目がまだです。 続けて/u);
  await page.click('#review');
  await seen(page, 'found');
  assert.match(await text(page, '#preview'), /1枚目を読み取りました.*taro/u);
  await page.click('#found [type=submit]');
  await seen(page, 'added');
  assert.match(await text(page, '#added-more'), /2枚目がまだです。 残りがあれば/u);
  camera.play(held(second), held(first));
  await page.click('#another');
  await seen(page, 'found');
  assert.match(await text(page, '#preview'), /2枚すべて.*jiro/u);
  await page.click('#found [type=submit]');
  await seen(page, 'added');

  // Another account ends the camera too, although a part is missing.
  const [part = ''] = transferCodes([[{ name: 'goro' }], [{ name: 'rokuro' }]], 9);
  camera.play(held(part));
  await page.click('#another');
  await page.waitForSelector('#review:not([hidden])');
  await page.click('#stop');
  camera.play(held(otpauth()));
  await page.click('#start');
  await seen(page, 'found');
  assert.match(await text(page, '#preview'), /1枚目を読み取りました.*goro.*alice/u);

  const both = transferCodes([[{ name: 'saburo' }], [{ name: 'shiro' }]], 8);
  camera.play(...both.map((one) => held(one)));
  await page.click('#again');
  await seen(page, 'found');
  assert.match(await text(page, '#preview'), /2枚すべて.*saburo.*shiro|2枚すべて.*shiro.*saburo/u);
});

test('a text over several QR codes is read from one frame after another', async (context) => {
  const { camera, launched } = await withCamera(context);
  const folder = new URL('../../crate/reader/tests/pictures/appended/', import.meta.url);
  const parts = [1, 2, 3].map((number) => readFileSync(new URL(`${number}.png`, folder)));
  camera.play(drawFrame(paperOfPicture(/** @type {Buffer} */ (parts[0]))));
  const page = await openCameraPage(launched, watchTracks);
  await page.click('#start');
  await page.waitForSelector('#note:not(:empty)');
  assert.match(await text(page, '#note'), /3枚に分けた二次元コードの、1枚目.*続けて/u);
  assert.deepEqual(await trackStates(page), ['live']);
  assert.equal((await page.$$('#review:not([hidden])')).length, 0, 'a part alone is no account');
  await page.click('#stop');
  camera.play(...parts.map((part) => drawFrame(paperOfPicture(part))));
  await page.click('#start');
  await seen(page, 'found');
  assert.match(await text(page, '#preview'), /わりふ.*taro/u);
});

test('a hidden page closes the camera, and a button opens it again', async (context) => {
  const { camera, launched, page: other } = await withCamera(context);
  camera.play(EMPTY);
  const page = await openCameraPage(launched, watchTracks);
  await page.click('#start');
  await isRunning(page);
  await other.bringToFront();
  await page.waitForSelector('#picture[hidden]');
  assert.deepEqual(await trackStates(page), ['ended']);
  assert.match(await text(page, '#state'), /見えなくなった/u);
  await page.bringToFront();
  camera.play(held(otpauth()));
  assert.equal(await text(page, '#start'), 'もう一度読み取る');
  await page.click('#start');
  await seen(page, 'found');
});

test('while the vault is locked, the form asks for the password', async (context) => {
  const { camera, launched, member, page } = await withCamera(context);
  const popup = await member.openPopup(page);
  await member.lock(popup);
  camera.play(held(otpauth()));
  const reader = await openCameraPage(launched);
  await reader.click('#start');
  await seen(reader, 'found');
  await reader.type('#password', MASTER_PASSWORD);
  await takesPresses(reader);
  await reader.click('#found [type=submit]');
  await seen(reader, 'added');
});
