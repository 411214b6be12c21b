// The ways of a member from the portal's set-up page until the portal lets them in. The demo and
// the tests use them.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilIn } from '../browser/until.js';
import { Member } from './member.js';
import { Visit } from './portal-visit.js';

/** @import {Launched} from '../browser/launch.js' */
/** @import {Witness} from './member.js' */
/** @import {Portal} from './portal-visit.js' */

/**
 * @typedef {object} Setting
 * @property {Launched} launched
 * @property {Portal} portal
 * @property {string} user
 * @property {Witness} [witness]
 * @property {number} [lasting] how many seconds the code must still be valid when it is copied
 */

/**
 * @typedef {object} Outcome
 * @property {Visit} visit
 * @property {Member} member
 * @property {string} shown the code as the extension showed it
 * @property {string} pasted the value of the portal's field after the paste
 * @property {boolean} accepted
 */

/**
 * The way of Chrome's manual: 「二次元コードをスキャン」 searches the whole screen; 「追加されました」; copy, paste.
 * @param {Setting} setting
 * @returns {Promise<Outcome>}
 */
export async function scanOnScreen({ launched, portal, user, witness, lasting }) {
  const { visit, member } = await begin(launched, portal, user, witness);
  const popup = await member.openPopup(visit.page);
  await member.beginByScan(popup);
  return finish(
    visit,
    member,
    await member.copyCode(popup, lasting === undefined ? {} : { lasting }),
  );
}

/**
 * The same with a region dragged around the QR code.
 * @param {Setting} setting
 * @returns {Promise<Outcome>}
 */
export async function scanRegion({ launched, portal, user, witness }) {
  const { visit, member } = await begin(launched, portal, user, witness);
  const box = await visit.codeBox();
  const popup = await member.openPopup(visit.page);
  await member.choosePassword(popup);
  const page = await member.chooseRegion(popup);
  await member.drag(page, box);
  await member.addRegion(page);
  return finish(visit, member, await member.copyCode(page));
}

/**
 * The way of Edge's manual: the picture is saved; 「＋」, 「QRコードをスキャンする」, the file, 「送信」. Then the
 * vault is
 * locked and unlocked, and the code is copied from the list.
 * @param {Setting} setting
 * @returns {Promise<Outcome>}
 */
export async function savePicture({ launched, portal, user, witness }) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-picture-'));
  try {
    const { visit, member } = await begin(launched, portal, user, witness);
    const file = join(folder, '二次元コード.png');
    await visit.savePicture(file);
    const popup = await member.openPopup(visit.page);
    await member.choosePassword(popup);
    const form = await member.openForm(popup);
    await member.chooseFile(form, file);
    await member.submit(form);
    await form.close();
    const again = await member.openPopup(visit.page);
    await member.lock(again);
    await member.unlock(again);
    return finish(visit, member, await member.copyCode(again));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Types the key that 「スキャンできませんか？」 shows, with its spaces.
 * @param {Setting} setting
 * @returns {Promise<Outcome>}
 */
export async function typeKey({ launched, portal, user, witness }) {
  const { visit, member } = await begin(launched, portal, user, witness);
  const key = await visit.showKey();
  const popup = await member.openPopup(visit.page);
  await member.choosePassword(popup);
  const form = await member.openForm(popup);
  await form.type('#secret', key);
  await form.type('#account', user);
  await form.type('#issuer', 'わりふ健康保険組合');
  await member.submit(form);
  return finish(visit, member, await member.copyCode(form));
}

/**
 * Logs in again with the next code, because the portal accepts no code twice.
 * @param {Outcome} outcome
 * @param {string} user
 * @returns {Promise<Outcome>}
 */
export async function logInAgain({ visit, member, pasted }, user) {
  await visit.logOut();
  await visit.logIn(user);
  return waitAndFinish({ visit, member, pasted });
}

/**
 * Waits for the next code, on the page that asks for it.
 * @param {Pick<Outcome, 'visit' | 'member' | 'pasted'>} outcome
 * @returns {Promise<Outcome>}
 */
export async function waitAndFinish({ visit, member, pasted }) {
  const popup = await member.openPopup(visit.page);
  await untilIn(
    popup,
    (used) => document.querySelector('#entries .code')?.textContent?.replace(/\s/gu, '') !== used,
    pasted,
  );
  return finish(visit, member, await member.copyCode(popup));
}

/**
 * @param {Launched} launched
 * @param {Portal} portal
 * @param {string} user
 * @param {Witness | undefined} witness
 */
async function begin(launched, portal, user, witness) {
  const visit = await Visit.begin(launched.browser, portal, witness);
  await visit.logIn(user);
  return { visit, member: new Member(launched, witness) };
}

/**
 * @param {Visit} visit
 * @param {Member} member
 * @param {string} shown
 * @returns {Promise<Outcome>}
 */
async function finish(visit, member, shown) {
  const pasted = await visit.pasteCode();
  return { visit, member, shown, pasted, accepted: await visit.isIn() };
}
