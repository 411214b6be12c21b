// The first use: each answer to where the codes are leads to the end, and back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isHidden } from './kept.js';
import { launch } from './launch.js';
import { MASTER_PASSWORD, Member, seen, text } from './member.js';
import { otpauth, servePage } from './page-server.js';
import { disk } from './inside.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */
/** @import {Launched} from './launch.js' */

/** @param {TestContext} context @param {string[]} codes on the page in front */
async function before(context, codes = [otpauth()]) {
  const server = await servePage(codes);
  context.after(() => server.close());
  const launched = await launch('chrome');
  context.after(() => launched.close());
  const page = await launched.browser.newPage();
  await page.goto(server.url);
  const member = new Member(launched);
  return { launched, page, member, open: () => member.openPopup(page) };
}

/**
 * The page that a press opens.
 * @param {Launched} launched
 * @param {string} path
 * @param {() => Promise<void>} act
 */
async function opened({ browser }, path, act) {
  const known = new Set(browser.targets());
  const [target] = await Promise.all([
    browser.waitForTarget((one) => !known.has(one) && one.url().includes(path)),
    act(),
  ]);
  return target.asPage();
}

/** @param {Page} page */
async function choosePassword(page) {
  await page.type('#password', MASTER_PASSWORD);
  await page.type('#repeat', MASTER_PASSWORD);
}

test('nothing is stored before a master password was chosen, and every step leads back', async (context) => {
  const { open } = await before(context);
  const popup = await open();
  await seen(popup, 'start');
  for (const way of ['#start-scan', '#start-password']) {
    await popup.click(way);
    await seen(popup, 'gate');
    await popup.click('#gate-back');
    await seen(popup, 'start');
  }
  const stored = await disk(popup);
  assert.deepEqual(
    Object.keys(stored).filter((name) => name.startsWith('vault-')),
    [],
  );
});

test('a page without a code: the master password is kept, and the way back leads to the ways', async (context) => {
  const { open, launched } = await before(context, []);
  const popup = await open();
  await popup.click('#start-scan');
  await choosePassword(popup);
  await opened(launched, 'scan/scan.html', () => popup.click('#gate-submit'));
  const again = await open();
  await seen(again, 'list');
  assert.equal(await isHidden(again, '#empty'), false);
  assert.equal((await again.$$('#empty .way')).length, 4);
});

for (const [view, prepare] of /** @type {[string, (member: Member, popup: Page) => Promise<void>][]} */ ([
  ['start', async () => {}],
  ['list', (member, popup) => member.choosePassword(popup)],
])) {
  test(`from the ${view}: a key is typed, and its code is there`, async (context) => {
    const { open, launched, member } = await before(context);
    const popup = await open();
    await prepare(member, popup);
    const form = await opened(launched, 'add/add.html', () => popup.click(`[data-view=${view}] [data-way=key]`));
    await seen(form, 'form');
    await form.waitForFunction(() => document.activeElement?.id === 'secret');
    await form.keyboard.type('JBSW Y3DP EHPK 3PXP');
    await form.type('#account', 'taro');
    if (view === 'start') await choosePassword(form);
    await member.submit(form);
    assert.match(await text(form, '#added-entry .code'), /^\d{3} \d{3}$/u);
  });

  test(`from the ${view}: to the saved picture and to the backup`, async (context) => {
    const { open, launched, member } = await before(context);
    const popup = await open();
    await prepare(member, popup);
    const form = await opened(launched, 'add/add.html', () => popup.click(`[data-view=${view}] [data-way=picture]`));
    await seen(form, 'form');
    await form.waitForFunction(() => document.activeElement?.id === 'scan-file');
    const again = await open();
    await again.waitForSelector(`[data-view=${view}]:not([hidden])`);
    const backup = await opened(launched, 'backup/backup.html', () =>
      again.click(`[data-view=${view}] [data-way=backup]`),
    );
    await backup.waitForSelector('#restore');
  });
}
