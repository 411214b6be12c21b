// Follows both ways of the manual as a member does, and takes a picture of each step.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../../tests/support/browser/launch.js';
import { MASTER_PASSWORD, Member } from '../../tests/support/member/member.js';
import { seen } from '../../tests/support/browser/views.js';
import { Visit } from '../../tests/support/member/portal-visit.js';
import { startPortal } from '../../tests/support/portal/server.js';

/** @import {Browser, Page} from 'puppeteer-core' */
/** @import {Portal} from '../../tests/support/member/portal-visit.js' */
/** @import {Album} from './album.js' */

const USER = 'taro.yamada';
const OTHER_USER = 'hanako.suzuki';
const WINDOW = { width: 960, height: 640 };

/** @typedef {'chrome' | 'edge'} Build */

/**
 * @param {Album} album
 * @param {string} language
 */
export async function walk(album, language) {
  await withMember('chrome', language, (visit, member) => takeScanPictures(album, visit, member));
  await withMember('edge', language, (visit, member) => takeFilePictures(album, visit, member));
}

/**
 * @param {Build} build
 * @param {string} language
 * @param {(visit: Visit, member: Member) => Promise<void>} followWay
 */
async function withMember(build, language, followWay) {
  const launched = await launch(build, { language });
  const portal = await startPortal();
  try {
    await followWay(await openSetUpPage(launched.browser, portal, USER), new Member(launched));
  } finally {
    await launched.close();
    await portal.close();
  }
}

/**
 * Logs in, which opens the set-up page.
 * @param {Browser} browser
 * @param {Portal} portal
 * @param {string} user
 */
async function openSetUpPage(browser, portal, user) {
  const visit = await Visit.begin(browser, portal);
  await visit.page.setViewport(WINDOW);
  await visit.logIn(user);
  return visit;
}

/**
 * Scans the screen, logs in for the first and the second time, then selects a region.
 * @param {Album} album
 * @param {Visit} visit
 * @param {Member} member
 */
async function takeScanPictures(album, visit, member) {
  const { page } = visit;
  await album.take('portal', page);
  const popup = await member.openPopup(page);
  await seen(popup, 'start');
  await album.take('start', popup);
  await popup.click('#start-scan');
  await seen(popup, 'gate');
  await popup.type('#password', MASTER_PASSWORD);
  await popup.type('#repeat', MASTER_PASSWORD);
  await album.take('password', popup);
  await popup.click('#gate-submit');
  await seen(popup, 'found');
  await album.take('found', popup);
  await member.addFound(popup);
  await member.copyCode(popup);
  await album.take('added', popup);
  await visit.paste();
  await album.take('paste', page);
  await visit.send();
  await visit.logOut();
  await visit.logIn(USER);
  const locked = await member.openPopup(page);
  await member.lock(locked);
  await album.take('locked', locked);
  await member.unlock(locked);
  // The code used for the set-up is marked as used. The picture needs the next one.
  await locked.waitForSelector('#entries .code-row:not(.is-used)', { timeout: 60_000 });
  await album.take('list', locked);
  await locked.close();
  await takeRegionPicture(album, visit, member);
}

/**
 * @param {Album} album
 * @param {Visit} visit
 * @param {Member} member
 */
async function takeRegionPicture(album, visit, member) {
  const other = await openSetUpPage(visit.page.browser(), visit.portal, OTHER_USER);
  const page = await member.chooseRegion(await member.openPopup(other.page));
  await page.setViewport({ ...WINDOW, width: 1280 });
  await page.waitForSelector('#outlines button');
  await album.take('region', page);
  await page.close();
}

/**
 * Saves the QR code as a picture, chooses the file and adds the account.
 * @param {Album} album
 * @param {Visit} visit
 * @param {Member} member
 */
async function takeFilePictures(album, visit, member) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-manual-'));
  try {
    const file = join(folder, '二次元コード.png');
    await visit.savePicture(file);
    const popup = await member.openPopup(visit.page);
    await seen(popup, 'start');
    const form = await member.openForm(popup);
    await form.setViewport({ ...WINDOW, height: 800 });
    await album.take('form', form);
    await member.chooseFile(form, file);
    for (const field of ['#password', '#repeat']) await form.type(field, MASTER_PASSWORD);
    await scrollToEnd(form);
    await album.take('form-filled', form);
    await member.submit(form);
    await album.take('form-added', form);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {Page} page */
function scrollToEnd(page) {
  return page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
}
