// The frozen capture has the size of the screen, is kept in memory only, and is dropped after use,
// also in incognito
// windows.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { drawn, openRegion, reason, sayWhenFound } from '../support/member/region-page.js';
import { launch } from '../support/browser/launch.js';
import { untilIn } from '../support/browser/until.js';
import { Member } from '../support/member/member.js';
import { otpauth, servePage } from '../support/web/codes-page.js';
import { seen, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

/** What the page still holds of the capture. @param {Page} scan */
function traces(scan) {
  return scan.evaluate(() => {
    const [image, loupe] = [document.querySelector('#capture'), document.querySelector('#loupe')];
    return {
      source: image?.getAttribute('src'),
      width: image instanceof HTMLImageElement ? image.naturalWidth : NaN,
      loupe: loupe instanceof HTMLCanvasElement ? loupe.width : NaN,
      outlines: document.querySelectorAll('#outlines button').length,
      stage: document.querySelector('#stage:not([hidden])') !== null,
    };
  });
}

const NOTHING = { source: null, width: 0, loupe: 0, outlines: 0, stage: false };

/** Everything that the extension stored, in the clear. @param {Page} page */
function stored(page) {
  return page.evaluate(async () => {
    const areas = await Promise.all([chrome.storage.local.get(), chrome.storage.session.get()]);
    const databases = await indexedDB.databases();
    return JSON.stringify([
      ...areas,
      { ...localStorage },
      { ...sessionStorage },
      databases,
      await caches.keys(),
    ]);
  });
}

test('the capture is never stored, and is dropped once the account was added', async (context) => {
  const { member, scan } = await openRegion(context, [otpauth()]);
  await sayWhenFound(scan);
  assert.notEqual((await traces(scan)).width, 0);
  assert.doesNotMatch(await stored(scan), /data:image|iVBOR|otpauth|JBSWY3DP/u);
  await scan.hover('#stage');
  await scan.click('#outlines button');
  await member.addRegion(scan);
  assert.deepEqual(await traces(scan), NOTHING);
  assert.doesNotMatch(await stored(scan), /data:image|iVBOR|otpauth|JBSWY3DP/u);
});

test('Esc goes back one step, and finally drops the capture', async (context) => {
  const { member, scan } = await openRegion(context, [otpauth()]);
  await sayWhenFound(scan);
  await member.drag(scan, { x: 10, y: 60, width: 80, height: 60 });
  await scan.waitForSelector('#remedies:not([hidden])');
  await scan.keyboard.press('Escape');
  assert.equal(await drawn(scan), null);
  await scan.click('#outlines button');
  await seen(scan, 'found');
  await scan.keyboard.press('Escape');
  await seen(scan, 'choose');
  assert.equal(await reason(scan), '読み取る範囲を選んでください。');
  await scan.focus('#stage');
  await scan.keyboard.press('Escape');
  assert.equal((await traces(scan)).stage, true, 'only the rectangle went');
  await scan.keyboard.press('Escape');
  await seen(scan, 'gone');
  assert.match(
    await text(scan, '#gone'),
    /画面の写しは消しました.*二次元コードのある画面にもどり/u,
  );
  assert.deepEqual(await traces(scan), NOTHING);
  assert.equal(await scan.$eval('#close', (button) => button === document.activeElement), true);
});

test('leaving the page drops the capture, and returning says so', async (context) => {
  const { scan } = await openRegion(context, [otpauth()]);
  await sayWhenFound(scan);
  await Promise.all([scan.waitForNavigation(), scan.click('.ways a')]);
  await scan.goBack();
  await seen(scan, 'gone');
  assert.match(await text(scan, '#gone'), /もうありません.*二次元コードのある画面にもどり/u);
  assert.deepEqual(await traces(scan), NOTHING);
});

test('each captured pixel is a screen pixel at any scale and zoom', async (context) => {
  const { member, scan, box } = await openRegion(context, [otpauth()]);
  await sayWhenFound(scan);
  for (const deviceScaleFactor of [1, 1.25, 1.5, 2, 3]) {
    // The zoom changes the size of the window in CSS pixels, too.
    await scan.setViewport({
      width: 1600 + 16 * deviceScaleFactor,
      height: 860,
      deviceScaleFactor,
    });
    await untilIn(
      scan,
      (scale) => {
        const image = document.querySelector('#capture');
        if (!(image instanceof HTMLImageElement) || devicePixelRatio !== scale) return false;
        const { width, height } = image.getBoundingClientRect();
        const shown = [Math.round(width * scale), Math.round(height * scale)];
        return shown.join() === [image.naturalWidth, image.naturalHeight].join();
      },
      deviceScaleFactor,
    );
    const [outline, code] = [
      await scan.$eval('#outlines button', (one) => one.getBoundingClientRect().width),
      185,
    ];
    assert.ok(
      Math.abs(outline * deviceScaleFactor - code) <= 3,
      `${outline} at ${deviceScaleFactor}`,
    );
  }
  // At a scale of three, the region is still given in the capture's pixels.
  const third = { x: box.x / 3, y: box.y / 3, width: box.width / 3, height: box.height / 3 };
  await member.drag(scan, third);
  await seen(scan, 'found');
  assert.match(await text(scan, '#preview'), /ACME.*alice/u);
});

test('a QR code in an incognito window is captured, and chosen in an ordinary window', async (context) => {
  const server = await servePage([otpauth(), otpauth({ issuer: 'Beta' }, 'Beta:bob')]);
  context.after(() => server.close());
  const launched = await launch('chrome');
  context.after(() => launched.close());
  const { browser } = launched;
  const session = await browser.target().createCDPSession();
  // Allows the extension in incognito windows.
  const path = join(import.meta.dirname, '..', '..', 'dist', 'chrome');
  await session.send('Extensions.loadUnpacked', { path, enableInIncognito: true });
  const incognito = await browser.createBrowserContext();
  const page = await incognito.newPage();
  await page.goto(server.url);
  const member = new Member(launched);
  const popup = await member.openPopup(page);
  const allowed = await popup.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return {
      isAllowed: await chrome.extension.isAllowedIncognitoAccess(),
      isIncognito: tab?.incognito,
    };
  });
  assert.deepEqual(allowed, { isAllowed: true, isIncognito: true });
  await member.choosePassword(popup);
  const scan = await member.scanToRegion(popup);
  await sayWhenFound(scan);
  const own = await scan.evaluate(async () => (await chrome.tabs.getCurrent())?.incognito);
  assert.equal(own, false);
  await scan.click('#outlines button:nth-child(2)');
  await member.addRegion(scan);
  assert.equal(await text(scan, '#added-title'), '追加されました');
  const again = await member.openPopup(page);
  await seen(again, 'list');
  const form = await member.openForm(again);
  assert.match(form.url(), /add\/add\.html$/u);
});
