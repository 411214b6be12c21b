// The capture is searched while it is shown. A QR code that is found is scrolled into view, unless
// the user is busy.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { goInside } from '../support/browser/extension-modules.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { otpauth } from '../support/web/codes-page.js';
import { drawn } from '../support/member/region-page.js';
import { seen, text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */

/** @typedef {{release: () => void}} Holder what the page of the capture has in these tests */

/**
 * Opens a large capture with a QR code in its far corner. The test decides when the search ends.
 * @param {TestContext} context
 */
async function openHeld(context) {
  const launched = await freshBrowser(context, 'chrome', { modules: true });
  const { page: giver } = await goInside(launched);
  const code = await QRCode.toDataURL(otpauth(), { margin: 4, scale: 5 });
  const token = 'held';
  const address = await giver.evaluate(drawLarge, code);
  await giver.evaluate(hand, token, address);
  const scan = await launched.browser.newPage();
  await scan.evaluateOnNewDocument(holdWorkers);
  await scan.goto(`chrome-extension://${launched.extension.id}/scan/scan.html#${token}`);
  await seen(scan, 'choose');
  return {
    scan,
    find: async () => {
      await scan.evaluate(() =>
        /** @type {Holder} */ (/** @type {unknown} */ (globalThis)).release(),
      );
      await scan.waitForSelector('#outlines button');
    },
    scrolled: () => scan.$eval('main', (main) => [main.scrollLeft, main.scrollTop]),
    stage: await scan.$eval('main', (main) => {
      const { x, y } = main.getBoundingClientRect();
      return { x, y };
    }),
  };
}

/**
 * Runs in a page of the extension instead of the popup, and offers the capture.
 * @param {string} token
 * @param {string} address
 */
async function hand(token, address) {
  const load = (/** @type {string} */ path) => import(path);
  const { handOver } = /** @type {typeof import('../../extension/capture/handover.js')} */ (
    await load('/capture/handover.js')
  );
  void handOver(token, { address, reason: 'region_choose' });
}

/**
 * Runs in a page.
 * @param {string} code
 */
async function drawLarge(code) {
  const image = new Image();
  image.src = code;
  await image.decode();
  const canvas = new OffscreenCanvas(2600, 1800);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('nothing to draw on');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 2200, 1400);
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  return `data:image/png;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

/** Runs in the page of the capture before anything else: what a worker is asked waits. */
function holdWorkers() {
  const post = Worker.prototype.postMessage;
  /** @type {(() => void)[]} */
  const held = [];
  Worker.prototype.postMessage = function (/** @type {unknown[]} */ ...given) {
    held.push(() => {
      Reflect.apply(post, this, given);
    });
  };
  const release = () => {
    Worker.prototype.postMessage = post;
    for (const one of held) one();
  };
  Object.assign(globalThis, { release });
}

test('a QR code outside the view is scrolled into view', async (context) => {
  const { find, scrolled } = await openHeld(context);
  assert.deepEqual(await scrolled(), [0, 0]);
  await find();
  const [left = 0, top = 0] = await scrolled();
  assert.ok(left > 0 && top > 0, `${left}, ${top}`);
});

test('a user who has scrolled is not moved', async (context) => {
  const { scan, find, scrolled } = await openHeld(context);
  await scan.$eval('main', (main) => main.scrollTo(120, 80));
  await find();
  assert.deepEqual(await scrolled(), [120, 80]);
});

test('a drag continues when QR codes are found, and gives its region', async (context) => {
  const { scan, find, scrolled, stage } = await openHeld(context);
  await scan.mouse.move(stage.x + 100, stage.y + 120);
  await scan.mouse.down();
  await scan.mouse.move(stage.x + 200, stage.y + 200);
  await find();
  assert.deepEqual(await scrolled(), [0, 0]);
  await scan.mouse.move(stage.x + 300, stage.y + 270);
  await scan.mouse.up();
  assert.deepEqual(await drawn(scan), { x: 100, y: 120, width: 200, height: 150 });
});

test('Esc cancels the drag, not the capture', async (context) => {
  const { scan, find, stage } = await openHeld(context);
  await find();
  await scan.$eval('main', (main) => main.scrollTo(0, 0));
  await scan.mouse.move(stage.x + 100, stage.y + 120);
  await scan.mouse.down();
  await scan.keyboard.press('Escape');
  await scan.mouse.up();
  await seen(scan, 'choose');
  assert.equal(await drawn(scan), null);
  assert.match(await text(scan, '#whole'), /1個/u);
});
