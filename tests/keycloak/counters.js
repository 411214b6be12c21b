// Counter-based codes (RFC 4226). Keycloak accepts only the code of its own counter.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { Member } from '../support/member/member.js';
import { seen } from '../support/browser/views.js';
import { Visit } from '../support/member/portal-visit.js';
import { COUNTERS, portalOf } from '../support/keycloak/portals.js';
import { STRICT } from '../support/keycloak/realm.js';

/** @import {Stage} from './keycloak.test.js' */

const USER = 'taro.yamada';

/** @param {() => Stage} stage */
export function counters(stage) {
  for (const { name, policy } of COUNTERS) {
    test(`policy ${name}`, async (context) => {
      const { site, pictures } = stage();
      const launched = await freshBrowser(context, 'chrome');
      const witness = pictures.of(`policy-${name}`);
      const visit = await Visit.begin(launched.browser, portalOf(site.url, name, USER), witness);
      const member = new Member(launched, witness);
      await visit.logIn(USER);
      const popup = await member.openPopup(visit.page);
      await member.beginByScan(popup);
      const first = await member.takeNext(popup);
      assert.equal(await visit.pasteCode(), first.replace(' ', ''));
      assert.equal(first.length, (policy.otpPolicyDigits ?? STRICT.otpPolicyDigits) + 1);
      assert.equal(await visit.isIn(), true, 'Keycloak accepted the code');

      await visit.logOut();
      await visit.logIn(USER);
      const again = await member.openPopup(visit.page);
      await seen(again, 'list');
      const second = await member.takeNext(again);
      assert.notEqual(second, first);
      await visit.pasteCode();
      assert.equal(await visit.isIn(), true, 'Keycloak accepted the next one');
    });
  }
}
