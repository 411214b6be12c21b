// The popup from the first use on.

import { MASTER_PASSWORD } from '../member/member.js';
import { retype } from '../browser/fields.js';
import { seen } from '../browser/views.js';

/** @import {Screen, Stage} from './stage.js' */

/**
 * @param {Stage} stage
 * @returns {AsyncGenerator<Screen>}
 */
export async function* firstUse({ member, openPopup, launched }) {
  const popup = await openPopup();
  yield { name: 'popup-first-use', page: popup };
  await popup.click('#start-scan');
  await seen(popup, 'gate');
  yield { name: 'popup-first-password', page: popup };
  await popup.type('#password', MASTER_PASSWORD);
  await popup.type('#repeat', 'x');
  await popup.click('#gate-submit');
  await popup.waitForSelector('#repeat[aria-invalid]');
  yield { name: 'popup-first-password-refused', page: popup };
  await retype(popup, '#repeat', MASTER_PASSWORD);
  await popup.click('#gate-submit');
  await seen(popup, 'found');
  yield { name: 'popup-found', page: popup };
  await popup.click('#found [data-back]');
  await seen(popup, 'list');
  yield { name: 'popup-empty', page: popup };
  await member.findWhole(popup);
  await member.addFound(popup);
  yield { name: 'popup-added', page: popup };
  await member.copyCode(popup);
  yield { name: 'popup-added-copied', page: popup };
  await popup.close();

  const blank = await launched.browser.newPage();
  const failed = await member.openPopup(blank);
  await failed.click('#scan');
  await seen(failed, 'failed');
  yield { name: 'popup-not-captured', page: failed };
  await failed.close();
  await blank.close();
}
