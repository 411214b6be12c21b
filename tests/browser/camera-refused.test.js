// Why the camera's page shows no picture: each reason has its own words and a next step.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { setPolicies } from '../support/browser/policies.js';
import { untilIn } from '../support/browser/until.js';
import { text } from '../support/browser/views.js';
import { NO_PAPER, drawFrame } from '../support/camera/draw-frame.js';
import { ALLOWED, FAKE_DEVICE } from '../support/camera/fake-camera.js';
import {
  failWith,
  isRunning,
  openCameraPage,
  trackStates,
  watchTracks,
  whyOff,
} from '../support/member/camera-page.js';
import { withCamera } from '../support/member/new-vault.js';

/** @import {TestContext} from 'node:test' */

/**
 * @param {TestContext} context
 * @param {...string} args
 */
async function browserWith(context, ...args) {
  const launched = await freshBrowser(context, 'chrome', { args });
  return launched;
}

test('a page that is opened or loaded again asks for nothing', async (context) => {
  const { camera, launched } = await withCamera(context);
  camera.play(drawFrame(NO_PAPER));
  const page = await openCameraPage(launched, watchTracks);
  assert.deepEqual(await trackStates(page), []);
  await page.goto(`${page.url()}#start`);
  await page.reload();
  await isRunning(page);
  await page.reload();
  await page.waitForSelector('[data-view=camera]:not([hidden])');
  assert.equal(await page.$eval('#stop', (button) => button.hasAttribute('hidden')), true);
  assert.deepEqual(await trackStates(page), []);
});

test('the user refuses, and is told how to allow it; the next time the browser does not ask', async (context) => {
  // Without a window, the browser refuses in the user's place.
  const launched = await browserWith(context, FAKE_DEVICE);
  const page = await openCameraPage(launched);
  await page.click('#start');
  assert.match(await whyOff(page), /許可されませんでした。.*アイコン.*もう一度読み取る/u);
  assert.equal(await text(page, '#start'), 'もう一度読み取る');
  await page.click('#start');
  assert.match(await whyOff(page), /前に断ったときは.*管理者/u);
});

test('a policy forbids the camera', async (context) => {
  const launched = await browserWith(context, FAKE_DEVICE);
  await setPolicies(launched.browser, { VideoCaptureAllowed: false });
  const page = await openCameraPage(launched);
  await page.click('#start');
  assert.match(await whyOff(page), /管理者が止めています。.*画像ファイルやキー/u);
});

test('there is no camera', async (context) => {
  const launched = await browserWith(context, `${FAKE_DEVICE}=device-count=0`, ALLOWED);
  const page = await openCameraPage(launched);
  await page.click('#start');
  assert.match(await whyOff(page), /カメラが見つかりません。/u);
});

test('the browser’s other errors', async (context) => {
  const launched = await browserWith(context, FAKE_DEVICE, ALLOWED);
  /** @type {[RegExp, string, string?][]} */
  const errors = [
    [/Web会議など/u, 'NotReadableError', 'Could not start video source'],
    [/Web会議など/u, 'AbortError', 'Timeout starting video source'],
    [/選んだカメラが見つかりません/u, 'OverconstrainedError'],
    [/パソコンの設定で/u, 'NotAllowedError', 'Permission denied by system'],
    [/読み取りがとちゅうで止まりました/u, 'UnknownError'],
  ];
  for (const [words, name, message] of errors) {
    const page = await openCameraPage(launched, (one) => failWith(one, name, message));
    await page.click('#start');
    assert.match(await whyOff(page), words, name);
    await page.close();
  }
});

test('an unplugged camera', async (context) => {
  const { camera, launched } = await withCamera(context);
  camera.play(drawFrame(NO_PAPER));
  const page = await openCameraPage(launched, watchTracks);
  await page.click('#start');
  await isRunning(page);
  await page.evaluate(() => {
    const { tracks } = /** @type {{tracks: MediaStreamTrack[]}} */ (
      /** @type {unknown} */ (window)
    );
    tracks[0]?.dispatchEvent(new Event('ended'));
  });
  assert.match(await whyOff(page), /接続が切れました/u);
  assert.deepEqual(await trackStates(page), ['ended']);
});

test('one of two cameras is chosen, and kept', async (context) => {
  const launched = await browserWith(context, `${FAKE_DEVICE}=device-count=2`, ALLOWED);
  const page = await openCameraPage(launched, watchTracks);
  await page.click('#start');
  await page.waitForSelector('#choice:not([hidden])');
  const ids = await page.$$eval('#cameras option', (all) => all.map(({ value }) => value));
  assert.equal(ids.length, 2);
  await page.select('#cameras', ids[1] ?? '');
  await untilIn(page, () => {
    const { tracks } = /** @type {{tracks: MediaStreamTrack[]}} */ (
      /** @type {unknown} */ (window)
    );
    return tracks.length === 2;
  });
  await isRunning(page);
  assert.deepEqual(await trackStates(page), ['ended', 'live']);
  await page.reload();
  await page.waitForSelector('[data-view=camera]:not([hidden])');
  await page.click('#start');
  await isRunning(page);
  const used = await page.evaluate(() => {
    const { tracks } = /** @type {{tracks: MediaStreamTrack[]}} */ (
      /** @type {unknown} */ (window)
    );
    return tracks[0]?.getSettings().deviceId;
  });
  assert.equal(used, ids[1]);

  // A camera that is gone gives way to another one.
  await page.evaluate(() => localStorage.setItem('camera', 'gone'));
  await page.reload();
  await page.waitForSelector('[data-view=camera]:not([hidden])');
  await page.click('#start');
  await isRunning(page);
});

test('the preview is mirrored unless the camera faces away from the user', async (context) => {
  const { camera, launched } = await withCamera(context);
  camera.play(drawFrame(NO_PAPER));
  for (const facing of ['user', 'environment', undefined]) {
    const page = await openCameraPage(launched, (one) =>
      one.evaluateOnNewDocument((facingMode) => {
        const read = MediaStreamTrack.prototype.getSettings;
        MediaStreamTrack.prototype.getSettings = function settings() {
          return { ...read.call(this), ...(facingMode === undefined ? {} : { facingMode }) };
        };
      }, facing),
    );
    await page.click('#start');
    await isRunning(page);
    const transform = await page.$eval('#video', (one) => getComputedStyle(one).transform);
    assert.equal(
      transform,
      facing === 'environment' ? 'none' : 'matrix(-1, 0, 0, 1, 0, 0)',
      facing,
    );
    await page.close();
  }
});
