// The member's ways from the practice portal's set-up page until the portal lets them in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startPortal } from '../support/portal/server.js';
import {
  logInAgain,
  savePicture,
  scanOnScreen,
  scanRegion,
  typeKey,
} from '../support/member/flows.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';

/** @import {TestContext} from 'node:test' */
/** @import {Outcome, Setting} from '../support/member/flows.js' */

const TARO = 'taro.yamada';
/** SHA-256, 8 digits, 60 seconds. */
const HANAKO = 'hanako.suzuki';

/**
 * @param {TestContext} context
 * @param {'chrome' | 'edge'} build
 * @param {string} user
 * @returns {Promise<Setting>}
 */
async function setUp(context, build, user) {
  const portal = await startPortal();
  context.after(() => portal.close());
  const launched = await freshBrowser(context, build);
  return { launched, portal, user };
}

/** @param {Outcome} outcome @param {RegExp} form */
function assertAccepted({ shown, pasted, accepted }, form) {
  assert.match(shown, form, 'shown in two groups');
  assert.equal(pasted, shown.replace(' ', ''), 'copied without the space');
  assert.equal(accepted, true, 'the portal accepted the code');
}

// If Keycloak runs, its own tests cover these flows.
if (process.env['WARIFU_KEYCLOAK'] === undefined) {
  for (const build of /** @type {const} */ (['chrome', 'edge'])) {
    for (const flow of [scanOnScreen, scanRegion, savePicture, typeKey]) {
      test(`${build}: ${flow.name}`, async (context) => {
        assertAccepted(await flow(await setUp(context, build, TARO)), /^\d{3} \d{3}$/u);
      });
    }
  }

  test('SHA-256, 8 digits, 60 seconds, by screen', async (context) => {
    const setting = await setUp(context, 'chrome', HANAKO);
    assertAccepted(await scanOnScreen(setting), /^\d{4} \d{4}$/u);
  });
}

test('SHA-256, 8 digits, 60 seconds, by file', async (context) => {
  const setting = await setUp(context, 'edge', HANAKO);
  assertAccepted(await savePicture(setting), /^\d{4} \d{4}$/u);
});

test('the code of the set-up is refused at the log-in, and the next one is accepted', async (context) => {
  const setting = await setUp(context, 'chrome', TARO);
  const first = await scanOnScreen(setting);
  assertAccepted(first, /^\d{3} \d{3}$/u);
  const second = await logInAgain(first, TARO);
  assertAccepted(second, /^\d{3} \d{3}$/u);
  assert.notEqual(second.pasted, first.pasted);
});
