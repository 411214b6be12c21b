// Keycloak accepts no code twice, and the extension says so beforehand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scanOnScreen, waitAndFinish } from '../support/member/flows.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { text } from '../support/browser/views.js';
import { BUILDS, TWICE, portalOf } from '../support/keycloak/portals.js';
import { assertAccepted } from './ways.js';

/** @import {Stage} from './keycloak.test.js' */

/** Enough to log out and in again while the code is valid. */
const LASTING_SECONDS = 30;

/** @param {() => Stage} stage */
export function twice(stage) {
  for (const build of BUILDS) {
    test(`${build}: the code of the set-up is refused at the log-in, and the next one is accepted`, async (context) => {
      const { site, pictures } = stage();
      const user = `taro.${build}`;
      const witness = pictures.of(`${build}-twice`);
      const launched = await freshBrowser(context, build);
      const portal = portalOf(site.url, TWICE, user);
      const first = await scanOnScreen({
        launched,
        portal,
        user,
        witness,
        lasting: LASTING_SECONDS,
      });
      assertAccepted(first);
      const { visit, member, pasted } = first;

      await visit.logOut();
      await visit.logIn(user);
      const popup = await member.openPopup(visit.page);
      assert.match(
        await text(popup, '#entries li'),
        /登録に使ったコード.*次のコードをお待ちください/u,
      );
      await witness('', popup);
      assert.equal(
        (await member.copyCode(popup, { lasting: 1 })).replace(' ', ''),
        pasted,
        'it still holds',
      );
      assert.equal(await visit.pasteCode(), pasted);
      assert.match(await text(visit.page, '#input-error-otp'), /無効/u, 'Keycloak refuses it');
      await witness('', visit.page);

      const second = await waitAndFinish(first);
      assertAccepted(second);
      assert.notEqual(second.pasted, pasted);
    });
  }
}
