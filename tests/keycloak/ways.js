// The ways of both manuals and the typed key, in both builds, until Keycloak lets the member in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { savePicture, scanOnScreen, scanRegion, typeKey } from '../support/member/flows.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import {
  BUILDS,
  ENGLISH_USER,
  KENPO,
  WAYS,
  portalOf,
  userOf,
} from '../support/keycloak/portals.js';

/** @import {Stage} from './keycloak.test.js' */
/** @import {Outcome} from '../support/member/flows.js' */

const FLOWS = { scanOnScreen, scanRegion, savePicture, typeKey };

/** @param {() => Stage} stage */
export function ways(stage) {
  for (const build of BUILDS) {
    for (const way of WAYS) {
      test(`${build}: ${way}`, async (context) => {
        const { site, pictures } = stage();
        const user = userOf(build, way);
        const launched = await freshBrowser(context, build);
        const portal = portalOf(site.url, KENPO, user);
        const witness = pictures.of(`${build}-${way}`);
        assertAccepted(await FLOWS[way]({ launched, portal, user, witness }));
      });
    }
  }

  test('in English', async (context) => {
    const { site, pictures } = stage();
    const launched = await freshBrowser(context, 'chrome', { language: 'en' });
    const portal = portalOf(site.url, KENPO, ENGLISH_USER);
    const setting = { launched, portal, user: ENGLISH_USER, witness: pictures.of('english') };
    assertAccepted(await scanOnScreen(setting));
  });
}

/** @param {Outcome} outcome */
export function assertAccepted({ shown, pasted, accepted }) {
  assert.match(shown, /^\d{3} \d{3}$/u);
  assert.equal(pasted, shown.replace(' ', ''));
  assert.equal(accepted, true, 'Keycloak accepted the code');
}
