// Moves accounts from another program, and takes a picture of each step.

import { launch } from '../../tests/support/browser/launch.js';
import { hand, read } from '../../tests/support/member/add-form.js';
import { Member } from '../../tests/support/member/member.js';
import { authenticatorBackup } from '../../tests/support/web/other-apps.js';
import { seen } from '../../tests/support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Album} from './album.js' */

const WIDTH = 720;
/** Below the content of a picture. */
const MARGIN = 24;
const FILE_PASSWORD = 'kakegae no nai';
const ACCOUNTS = {
  ja: [
    { issuer: 'みなと健康保険組合', account: 'hanako.suzuki', secret: 'JBSWY3DPEHPK3PXP' },
    { issuer: '東西大学', account: 'b2026031', secret: 'KRSXG5CTMVRXEZLU' },
  ],
  en: [
    { issuer: 'Minato Health', account: 'hanako.suzuki', secret: 'JBSWY3DPEHPK3PXP' },
    { issuer: 'Tozai University', account: 'b2026031', secret: 'KRSXG5CTMVRXEZLU' },
  ],
};

/**
 * @param {Album} album
 * @param {'ja' | 'en'} language
 */
export async function takeMovePictures(album, language) {
  const launched = await launch('chrome', { language });
  try {
    const [page = await launched.browser.newPage()] = await launched.browser.pages();
    const popup = await new Member(launched).openPopup(page);
    await new Member(launched).choosePassword(popup);
    await page.goto(`chrome-extension://${launched.extension.id}/add/add.html?way=move`);
    await seen(page, 'form');
    await take(album, 'move', page);
    await hand(page, 'drop', { files: [authenticatorBackup(ACCOUNTS[language], FILE_PASSWORD)] });
    await page.waitForSelector('#sealed:not([hidden])');
    await page.type('#file-password', FILE_PASSWORD);
    await take(album, 'move-password', page);
    await page.click('#sealed [type=submit]');
    await read(page);
    await take(album, 'move-review', page);
  } finally {
    await launched.close();
  }
}

/**
 * Takes a picture that is as high as the page's content.
 * @param {Album} album
 * @param {string} name
 * @param {Page} page
 */
async function take(album, name, page) {
  await page.setViewport({ width: WIDTH, height: 300 });
  const bottom = await page.$eval('main', (main) => main.getBoundingClientRect().bottom);
  await page.setViewport({ width: WIDTH, height: Math.ceil(bottom) + MARGIN });
  await album.take(name, page);
}
