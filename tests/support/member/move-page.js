// The page for another PC, as the user of both PCs works with it.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { opened } from '../browser/new-page.js';
import { seen, text } from '../browser/views.js';
import { MASTER_PASSWORD, Member } from './member.js';

/** @import {TestContext} from 'node:test' */
/** @import {ElementHandle, Page} from 'puppeteer-core' */
/** @import {Launched} from '../browser/launch.js' */

/** @param {TestContext} context */
export function folderOf(context) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-move-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/**
 * The page on the new PC, opened from the first use.
 * @param {Launched} launched
 */
export async function openNew(launched) {
  const [page = await launched.browser.newPage()] = await launched.browser.pages();
  const popup = await new Member(launched).openPopup(page);
  await seen(popup, 'start');
  const tab = await opened(launched, 'move/move.html', () => popup.click('#start-ways-pc'));
  await tab.setViewport({ width: 1000, height: 900 });
  await seen(tab, 'bring');
  return tab;
}

/**
 * The page on the old PC, at its first step.
 * @param {Launched} launched
 */
export async function openOld({ browser, extension }) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 900 });
  await page.goto(`chrome-extension://${extension.id}/move/move.html#old`);
  await seen(page, 'take');
  return page;
}

/** @param {Page} page @param {string[]} files */
export async function choose(page, files) {
  const input = await page.$('#file');
  await /** @type {ElementHandle<HTMLInputElement>} */ (input).uploadFile(...files);
}

/**
 * Opens what was read, and keeps it on the new PC.
 * @param {Page} page
 * @param {string} [way] the button's selector
 */
export async function keep(page, way = '#beside') {
  await seen(page, 'open');
  await page.type('#open-password', MASTER_PASSWORD);
  await page.click('#open [type=submit]');
  await seen(page, 'keep');
  assert.match(await text(page, '#keep-entries'), /ACME/u);
  await page.click(way);
  await seen(page, 'show');
}

/** Types the code that the new PC shows. @param {Page} from @param {Page} to */
export async function compare(from, to) {
  await from.bringToFront();
  await from.click('#to-compare');
  await seen(from, 'compare');
  assert.match(await text(from, '#compare-what'), /ACME \/ alice/u);
  await from.type('#code', '000000');
  await from.click('#compare-code [type=submit]');
  await from.waitForSelector('#code[aria-invalid]');
  await to.bringToFront();
  const code = await text(to, '#show-codes .code');
  await from.bringToFront();
  await from.$eval('#code', (field) => field instanceof HTMLInputElement && (field.value = ''));
  await from.type('#code', code);
  await from.click('#compare-code [type=submit]');
  await seen(from, 'clear');
}

/** The check number that the new PC shows, without its space. @param {Page} to */
export async function shownNumber(to) {
  const number = (await text(to, '#show-number')).replace(/\D/gu, '');
  assert.equal(number.length, 8);
  return number;
}

/**
 * Types a check number on the old PC, in the step that compares.
 * @param {Page} from
 * @param {string} number
 */
export async function compareNumber(from, number) {
  await seen(from, 'compare');
  if (!(await from.$eval('#by-number', (details) => details.hasAttribute('open'))))
    await from.click('#by-number summary');
  // The refusal of the number before must not be taken for that of this one.
  await from.$eval('#number', (field) => {
    if (field instanceof HTMLInputElement) field.value = '';
    field.removeAttribute('aria-invalid');
  });
  await from.type('#number', number);
  await from.click('#compare-number [type=submit]');
}

/** Whether a vault is on the PC. @param {Page} page */
export function hasVault(page) {
  return page.evaluate(async () =>
    Object.keys(await chrome.storage.local.get()).some((name) => name.startsWith('vault-')),
  );
}

/** @param {Page} page @param {string} password */
export async function clear(page, password) {
  await page.$eval(
    '#clear-password',
    (field) => field instanceof HTMLInputElement && (field.value = ''),
  );
  await page.type('#clear-password', password);
  await page.click('#clear [type=submit]');
}

/** The QR codes that the old PC shows, as PNG. @param {Page} from */
export async function shownCodes(from) {
  const pictures = [];
  for (;;) {
    const number = pictures.length + 1;
    assert.match(await text(from, '#slide-place'), new RegExp(`コード ${number}枚目`, 'u'));
    const svg = await from.waitForSelector('#slide svg');
    pictures.push(Buffer.from((await svg?.screenshot()) ?? []));
    if (await from.$eval('#slide-next', (next) => next.hasAttribute('hidden'))) return pictures;
    await from.click('#slide-next');
  }
}
