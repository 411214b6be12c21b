// The page of the camera: before it opens, its picture, a part of a transfer, and a refusal.

import { NO_PAPER, drawFrame, paperWith } from '../camera/draw-frame.js';
import { failWith, isRunning, openCameraPage } from '../member/camera-page.js';
import { otpauth } from '../web/codes-page.js';
import { transferCodes } from '../web/transfer-codes.js';
import { seen } from '../browser/views.js';
import { enlarge } from './stage.js';

/** @import {Screen, Stage} from './stage.js' */

/**
 * @param {Stage} stage
 * @returns {AsyncGenerator<Screen>}
 */
export async function* byCamera({ camera, launched }) {
  const page = await enlarge(await openCameraPage(launched));
  yield { name: 'camera', page };
  camera.play(drawFrame(NO_PAPER));
  await page.click('#start');
  await isRunning(page);
  await page.click('details summary');
  yield { name: 'camera-running', page };
  await page.click('#stop');
  const [first = ''] = transferCodes([[{ name: 'taro' }], [{ name: 'jiro' }]]);
  camera.play(drawFrame(paperWith(first), { yaw: 20, roll: -8 }));
  await page.click('#start');
  await page.waitForSelector('#review:not([hidden])');
  yield { name: 'camera-part', page };
  await page.click('#review');
  await seen(page, 'found');
  yield { name: 'camera-part-found', page };
  await page.click('#again');
  await isRunning(page);
  await page.click('#stop');
  camera.play(drawFrame(paperWith(otpauth())));
  await page.click('#start');
  await seen(page, 'found');
  yield { name: 'camera-found', page };
  await page.close();

  const refused = await openCameraPage(launched, (one) => failWith(one, 'NotReadableError'));
  await refused.click('#start');
  await refused.waitForSelector('#state.error');
  yield { name: 'camera-refused', page: refused };
  await refused.close();
}
