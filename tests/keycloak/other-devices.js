// 「全てのデバイスからサインアウト」: other devices are logged out when the one-time password is set up.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scanOnScreen } from '../support/member/flows.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { Visit } from '../support/member/portal-visit.js';
import { ELSEWHERE_USER, KENPO, portalOf } from '../support/keycloak/portals.js';

/** @import {Stage} from './keycloak.test.js' */

/** @param {() => Stage} stage */
export function otherDevices(stage) {
  test('other devices are signed out by the set-up', async (context) => {
    const { site, admin, pictures } = stage();
    const portal = portalOf(site.url, KENPO, ELSEWHERE_USER);
    const launched = await freshBrowser(context, 'chrome');
    const witness = pictures.of('other-devices');
    const elsewhere = await launched.browser.createBrowserContext();
    const other = new Visit(await elsewhere.newPage(), portal, witness);
    await other.logIn(ELSEWHERE_USER);
    assert.equal(await other.isIn(), true, 'logged in without a one-time password');
    await other.page.goto(portal.url);
    assert.equal(await other.isIn(), true, 'and not asked again');

    await admin.demandSetUp(KENPO, ELSEWHERE_USER);
    const { accepted } = await scanOnScreen({ launched, portal, user: ELSEWHERE_USER, witness });
    assert.equal(accepted, true);
    await other.page.goto(portal.url);
    assert.equal(await other.isIn(), false, 'must log in anew');
  });
}
