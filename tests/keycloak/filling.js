// The extension fills the code into Keycloak's fields for the set-up and for the log-in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { granted } from '../support/browser/with-permissions.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { untilIn } from '../support/browser/until.js';
import { Member } from '../support/member/member.js';
import { seen } from '../support/browser/views.js';
import { Visit } from '../support/member/portal-visit.js';
import { FILLED, portalOf } from '../support/keycloak/portals.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Stage} from './keycloak.test.js' */

const USER = 'taro.yamada';

/** @param {() => Stage} stage */
export function filling(stage) {
  test('the code is filled into the fields of the set-up and of the log-in', async (context) => {
    const { site, pictures } = stage();
    const launched = await freshBrowser(context, 'chrome', {
      folder: granted(context, 'scripting'),
    });
    const witness = pictures.of('filling');
    const visit = await Visit.begin(launched.browser, portalOf(site.url, FILLED, USER), witness);
    const member = new Member(launched, witness);
    await visit.logIn(USER);
    await member.beginByScan(await member.openPopup(visit.page));

    const first = await fill(await member.openPopup(visit.page), visit, '#totp');
    await witness('', visit.page);
    await visit.send();
    assert.equal(await visit.isIn(), true, 'Keycloak accepted the code');

    await visit.logOut();
    await visit.logIn(USER);
    const popup = await member.openPopup(visit.page);
    await popup.waitForSelector('#entries .code-row:not(.is-used)', { timeout: 60_000 });
    const second = await fill(popup, visit, '#otp');
    assert.notEqual(second, first);
    await witness('', visit.page);
    await visit.send();
    assert.equal(await visit.isIn(), true, 'Keycloak accepted the next one');
  });
}

/**
 * Presses 「入力」 on the only row, once its code holds long enough to be sent.
 * @param {Page} popup
 * @param {Visit} visit
 * @param {string} field
 * @returns {Promise<string>} what the field holds then
 */
async function fill(popup, { page }, field) {
  await seen(popup, 'list');
  await untilIn(popup, () => Number(document.querySelector('#entries .seconds')?.textContent) >= 5);
  await popup.click('#entries .fill');
  await untilIn(
    page,
    (one) => /** @type {HTMLInputElement | null} */ (document.querySelector(one))?.value,
    field,
  );
  return page.$eval(field, (input) => (input instanceof HTMLInputElement ? input.value : ''));
}
