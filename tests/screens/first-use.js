// The popup, from the first time on.

import { MASTER_PASSWORD, seen } from '../browser/member.js';

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
  yield { name: 'popup-first-use-scan', page: popup };
  await popup.click('#gate-back');
  await popup.click('#start-password');
  await seen(popup, 'gate');
  yield { name: 'popup-first-use-password', page: popup };
  await popup.type('#password', MASTER_PASSWORD);
  await popup.type('#repeat', 'x');
  await popup.click('#gate-submit');
  await popup.waitForSelector('#repeat[aria-invalid]');
  yield { name: 'popup-first-use-refused', page: popup };
  await popup.$eval('#repeat', (input) => input instanceof HTMLInputElement && input.select());
  await popup.type('#repeat', MASTER_PASSWORD);
  await popup.click('#gate-submit');
  await seen(popup, 'list');
  yield { name: 'popup-empty', page: popup };
  await member.findWhole(popup);
  yield { name: 'popup-found', page: popup };
  await member.addFound(popup);
  yield { name: 'popup-added', page: popup };
  await member.copyCode(popup);
  yield { name: 'popup-added-copied', page: popup };
  await popup.click('[data-view="added"] [data-back]');
  await seen(popup, 'list');
  yield { name: 'popup-list-of-one', page: popup };
  await popup.click('.more');
  await seen(popup, 'details');
  yield { name: 'popup-details', page: popup };
  await popup.click('#show-qr');
  await popup.waitForSelector('#qr svg');
  yield { name: 'popup-details-qr', page: popup };
  await popup.click('#details-delete');
  await popup.waitForSelector('#toast:not([hidden])');
  yield { name: 'popup-deleted', page: popup };
  await popup.click('#toast .undo');
  await popup.waitForSelector('#entries .code');
  await popup.close();

  const blank = await launched.browser.newPage();
  await blank.setContent('<h1>—</h1>');
  const failed = await member.openPopup(blank);
  await failed.click('#scan');
  await seen(failed, 'failed');
  yield { name: 'popup-nothing-found', page: failed };
  await failed.close();
  await blank.close();

  const locked = await openPopup();
  await member.lock(locked);
  yield { name: 'popup-locked', page: locked };
  await locked.type('#password', 'wrong password');
  await locked.keyboard.press('Enter');
  await locked.waitForSelector('#password[aria-invalid]');
  yield { name: 'popup-locked-refused', page: locked };
  await locked.$eval('#password', (input) => input instanceof HTMLInputElement && input.select());
  await member.unlock(locked);
  await locked.close();
}
