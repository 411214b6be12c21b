// Each policy of one-time passwords that Keycloak offers. It accepts only the present code.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scanOnScreen } from '../support/member/flows.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { Member } from '../support/member/member.js';
import { seen, text } from '../support/browser/views.js';
import { Visit } from '../support/member/portal-visit.js';
import { HALF_SET, POLICIES, portalOf } from '../support/keycloak/portals.js';
import { STRICT } from '../support/keycloak/realm.js';

/** @import {Stage} from './keycloak.test.js' */

/** @param {() => Stage} stage */
export function policies(stage) {
  for (const { name, user, issuer, policy } of POLICIES) {
    test(`policy ${name}`, async (context) => {
      const { site, pictures } = stage();
      const launched = await freshBrowser(context, 'chrome');
      const portal = portalOf(site.url, name, user);
      const outcome = await scanOnScreen({
        launched,
        portal,
        user,
        witness: pictures.of(`policy-${name}`),
      });
      const digits = policy.otpPolicyDigits ?? STRICT.otpPolicyDigits;
      assert.match(outcome.pasted, new RegExp(String.raw`^\d{${digits}}$`, 'u'));
      assert.equal(outcome.accepted, true, 'Keycloak accepted the code');
      const popup = await outcome.member.openPopup(outcome.visit.page);
      await seen(popup, 'list');
      const row = await text(popup, '#entries .names');
      assert.ok(row.includes(issuer), row);
      assert.ok(row.includes(user), row);
    });
  }

  test('an incomplete policy is refused with its fields named, and nothing is added', async (context) => {
    const { site, admin, pictures } = stage();
    const user = 'taro.yamada';
    const witness = pictures.of('policy-half-set');
    await admin.setPolicy(HALF_SET, { otpPolicyType: 'totp' });
    const launched = await freshBrowser(context, 'chrome');
    const visit = await Visit.begin(launched.browser, portalOf(site.url, HALF_SET, user), witness);
    await visit.logIn(user);
    const member = new Member(launched, witness);
    const popup = await member.openPopup(visit.page);
    await member.choosePassword(popup);
    await popup.click('#scan');
    await seen(popup, 'failed');
    await witness('', popup);
    const told = await text(popup, '#failure');
    assert.match(told, /桁数/u);
    assert.match(told, /秒/u);
    await popup.click('[data-view="failed"] [data-back]');
    await seen(popup, 'list');
    assert.deepEqual(await popup.$$('#entries li'), []);
  });
}
