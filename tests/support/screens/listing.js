// The states of the list of codes, and an entry's details.

import { hand, read } from '../member/add-form.js';
import { MASTER_PASSWORD } from '../member/member.js';
import { otpauth } from '../web/codes-page.js';
import { retype } from '../browser/fields.js';
import { untilIn } from '../browser/until.js';
import { seen } from '../browser/views.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Screen, Stage} from './stage.js' */

const SERVICES = ['きたぞら銀行', 'GitHub', 'Google', 'ことり商店', '市立図書館', 'Example Mail'];

/**
 * @param {Stage} stage
 * @returns {AsyncGenerator<Screen>}
 */
export async function* listing(stage) {
  const { member, openPopup } = stage;
  const one = await openPopup();
  yield { name: 'popup-list', page: one };
  await member.copyCode(one);
  yield { name: 'popup-list-copied', page: one };
  await one.close();
  await addMany(stage);

  const list = await openPopup();
  await note(list);
  yield { name: 'popup-list-long', page: list };
  await list.click('#groups button:nth-child(2)');
  yield { name: 'popup-list-group', page: list };
  await list.click('#groups button:nth-child(1)');
  await list.type('#search', 'ｷﾀ');
  await untilIn(list, () => document.querySelectorAll('#entries li').length === 1);
  yield { name: 'popup-search', page: list };
  await retype(list, '#search', 'zzz');
  await list.waitForSelector('#none-found:not([hidden])');
  yield { name: 'popup-search-in-vain', page: list };
  await list.keyboard.press('Escape');
  await untilIn(list, () => document.querySelectorAll('#entries li').length > 1);
  await list.click('#entries li .more');
  await seen(list, 'details');
  yield { name: 'popup-details', page: list };
  await list.click('#edit-parameters summary');
  await list.click('#show-qr');
  await list.waitForSelector('#qr:not([hidden])');
  yield { name: 'popup-details-phone', page: list };
  await list.click('#details-delete');
  await seen(list, 'list');
  await list.waitForSelector('#toast:not([hidden])');
  yield { name: 'popup-deleted', page: list };
  await list.close();
  yield* locked(stage);
}

/**
 * @param {Stage} stage
 * @returns {AsyncGenerator<Screen>}
 */
async function* locked({ member, openPopup }) {
  const popup = await openPopup();
  await member.lock(popup);
  yield { name: 'popup-locked', page: popup };
  await popup.type('#password', 'wrong password');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('#password[aria-invalid]');
  yield { name: 'popup-locked-refused', page: popup };
  await retype(popup, '#password', MASTER_PASSWORD);
  await popup.keyboard.press('Enter');
  await seen(popup, 'list');
  await popup.close();
}

/** Gives the second entry a note and groups, and pins it. @param {Page} list */
async function note(list) {
  await list.click('#entries li:nth-child(2) .more');
  await seen(list, 'details');
  await list.type('#edit-note', '窓口：03-0000-0000');
  await list.type('#edit-groups', '仕事, お金');
  await list.click('#edit [type=submit]');
  await untilIn(list, () => document.querySelector('#edit-saved')?.textContent !== '');
  await list.click('#details-pin');
  await list.waitForSelector('#details-pin[aria-pressed="true"]');
  await list.click('#details-back');
  await list.waitForSelector('#entries [data-icon=pin]');
}

/** Adds entries based on time, on a counter, and Steam's. @param {Stage} stage */
async function addMany({ open }) {
  const form = await open('add/add.html', 'form');
  const byTime = SERVICES.map((issuer) => otpauth({ issuer }, `${issuer}:hanako`));
  const counted = otpauth({ issuer: '社内システム', counter: '7' }, '社内システム:10482').replace(
    '//totp/',
    '//hotp/',
  );
  const steam = otpauth({ issuer: 'Steam', encoder: 'steam' }, 'Steam:hanako');
  await hand(form, 'paste', { text: [...byTime, counted, steam].join('\n') });
  await read(form);
  await form.click('#review [type=submit]');
  await seen(form, 'added');
  await form.close();
}
