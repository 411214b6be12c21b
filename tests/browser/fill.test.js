// Fills a code into a page: which field, how the page is notified, and what is refused.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { launch } from '../support/browser/launch.js';
import { Member } from '../support/member/member.js';
import { PAGES } from '../support/web/forms.js';
import { granted } from '../support/browser/with-permissions.js';
import { serveSite } from '../support/web/site.js';
import { Visit } from '../support/member/portal-visit.js';
import { startPortal } from '../support/portal/server.js';
import { setPolicies } from '../support/browser/policies.js';
import { untilIn } from '../support/browser/until.js';
import { seen, text } from '../support/browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */
/** @import {Own} from '../support/browser/launch.js' */

const CODE = '012345';

/** One browser for all pages. @type {Own} */
let launched;
/** @type {(() => unknown)[]} */
const endings = [];

before(async () => {
  const folder = granted(
    { after: (end) => void endings.push(/** @type {() => unknown} */ (end)) },
    'scripting',
  );
  launched = await launch('chrome', { folder });
});

after(async () => {
  await launched.close();
  for (const end of endings) await end();
});

/**
 * Opens the popup over the page, and fills as the list does.
 * @param {Page} page
 * @returns {Promise<string>} `filled`, or the refusal's code
 */
async function fill(page, code = CODE) {
  const popup = await new Member(launched).openPopup(page);
  const outcome = await popup.evaluate(async (one) => {
    const load = (/** @type {string} */ path) => import(path);
    const { fillCode } = /** @type {typeof import('../../extension/fill/fill.js')} */ (
      await load('/fill/fill.js')
    );
    const done = await fillCode(one);
    return done === 'filled' ? done : done.code;
  }, code);
  await popup.close();
  return outcome;
}

/**
 * @param {TestContext} context
 * @param {string} path
 */
async function visit(context, path) {
  const site = await serveSite(context, PAGES);
  const page = await launched.browser.newPage();
  context.after(() => page.close());
  await page.goto(new URL(path, site.url).href);
  return page;
}

/** What the fields that a person sees hold, in their order. @param {Page} page */
function values(page) {
  return page.$$eval('input', (all) =>
    all.filter((one) => one.checkVisibility()).map(({ value }) => value),
  );
}

/** @type {[path: string, focus: string | null, values: string[]][]} */
const FILLED = [
  ['/plain', null, ['', CODE]],
  ['/focused', '#second', ['', CODE]],
  ['/username', '#user', ['', CODE]],
  ['/usual', null, ['', '', CODE]],
  ['/split', '#b0', [...CODE]],
  ['/split', '#b3', [...CODE]],
  ['/advance', '#b0', [...CODE]],
  ['/held', null, [CODE]],
  ['/held-split', '#b0', [...CODE]],
];

for (const [path, focus, wanted] of FILLED) {
  test(`${path}${focus ?? ''} is filled, and not submitted`, async (context) => {
    const page = await visit(context, path);
    if (focus !== null) await page.click(focus);
    assert.equal(await fill(page), 'filled');
    assert.deepEqual(await values(page), wanted);
    assert.equal(await page.title(), 'Page');
  });
}

test('a framework that controls the field is notified', async (context) => {
  const page = await visit(context, '/held');
  assert.equal(await fill(page), 'filled');
  await page.waitForSelector(`input[data-held="${CODE}"]`);
  // The framework ignores the same write by a script of the page.
  await page.$eval('input', (input) => {
    input.value = '999999';
    input.dispatchEvent(new Event('input'));
  });
  await untilIn(page, (held) => document.querySelector('input')?.value === held, CODE);
});

test('an invisible field is skipped', async (context) => {
  const page = await visit(context, '/decoy');
  assert.equal(await fill(page), 'filled');
  const held = await page.$$eval('input', (all) =>
    all.filter(({ value }) => value !== '').map(({ id }) => id),
  );
  assert.deepEqual(held, ['real']);
});

for (const path of ['/shadow', '/shadow-boxes']) {
  test(`${path}: fields in open shadow roots are found`, async (context) => {
    const page = await visit(context, path);
    if (path === '/shadow-boxes') await page.click('one-box');
    assert.equal(await fill(page), 'filled');
    const held = await page.$$eval(':is(login-box, one-box)', (all) =>
      all.map(({ shadowRoot }) => shadowRoot?.querySelector('input')?.value).join(''),
    );
    assert.equal(held, CODE);
  });
}

/** @type {[path: string, focus: string | null, code: string][]} */
const REFUSED = [
  ['/readonly', null, 'fill_no_field'],
  ['/editable', '#edit', 'fill_no_field'],
  ['/nothing', null, 'fill_no_field'],
  ['/short', null, 'fill_no_room'],
  ['/split-eight', '#b0', 'fill_no_room'],
  ['/rejecting', null, 'fill_not_taken'],
];

for (const [path, focus, code] of REFUSED) {
  test(`${path} is refused, unchanged, and the code is copied instead`, async (context) => {
    const page = await visit(context, path);
    if (focus !== null) await page.click(focus);
    const shown = await page.$eval('body', (body) => body.innerText);
    assert.equal(await fill(page), code);
    assert.deepEqual((await values(page)).join(''), '');
    assert.equal(await page.$eval('body', (body) => body.innerText), shown);
    await launched.browser
      .defaultBrowserContext()
      .overridePermissions(new URL(page.url()).origin, ['clipboard-read']);
    await page.bringToFront();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), CODE);
  });
}

test('a page that continues by itself counts as filled', async (context) => {
  const page = await visit(context, '/replaced');
  assert.equal(await fill(page), 'filled');
  assert.equal(await page.$eval('#rest', ({ textContent }) => textContent), 'つぎへ');
});

/**
 * Puts the focus into the field of a frame at that depth.
 * @param {Page} page
 * @param {string} path
 */
async function focusInside(page, path) {
  const frame = await page.waitForFrame(
    (one) => new URL(one.url()).pathname === path && one !== page.mainFrame(),
  );
  await frame.waitForSelector('#inner');
  await frame.click('#inner');
  const read = () =>
    frame.$eval('#inner', (input) => (input instanceof HTMLInputElement ? input.value : ''));
  return { read };
}

test('a frame of the same origin is filled only if it has the focus', async (context) => {
  const page = await visit(context, '/same');
  const { read } = await focusInside(page, '/inner');
  assert.equal(await fill(page), 'filled');
  assert.deepEqual([await values(page), await read()], [[''], CODE]);
  await page.click('#outer');
  assert.equal(await fill(page, '678901'), 'filled');
  assert.deepEqual([await values(page), await read()], [['678901'], CODE]);
});

for (const path of ['/cross', '/nested']) {
  test(`${path}: neither a frame of another site nor its page is filled`, async (context) => {
    const page = await visit(context, path);
    const { read } = await focusInside(page, '/inner');
    assert.equal(await fill(page), 'fill_other_site');
    assert.deepEqual([await values(page), await read()], [[''], '']);
  });
}

test('the code is not visible to the page’s scripts', async (context) => {
  const page = await visit(context, '/plain');
  const before = await page.evaluate(() => Object.getOwnPropertyNames(globalThis).sort());
  assert.equal(await fill(page), 'filled');
  const [names, scripts] = await page.evaluate(() => [
    Object.getOwnPropertyNames(globalThis).sort(),
    [...document.scripts].map(({ text }) => text),
  ]);
  assert.deepEqual(names, before);
  assert.equal(JSON.stringify(scripts).includes(CODE), false);
});

test('the portal’s pages are filled: at the set-up and at the log-in', async (context) => {
  const portal = await startPortal();
  context.after(() => portal.close());
  const visitor = await Visit.begin(launched.browser, portal);
  context.after(() => visitor.page.close());
  await visitor.logIn('taro.yamada');
  const member = new Member(launched);
  const popup = await member.openPopup(visitor.page);
  await member.choosePassword(popup);
  await member.scanWhole(popup);
  const code = (await text(popup, '#added-entry .code')).replace(/\s/gu, '');
  await popup.close();
  assert.equal(await fill(visitor.page, code), 'filled');
  assert.equal(
    await visitor.page.$eval('#totp', (input) => input instanceof HTMLInputElement && input.value),
    code,
  );
  await Promise.all([visitor.page.waitForNavigation(), visitor.page.click('#saveTOTPBtn')]);
  assert.ok(await visitor.isIn());
  await visitor.logOut();
  await visitor.logIn('taro.yamada');
  assert.equal(await fill(visitor.page), 'filled');
  assert.equal(
    await visitor.page.$eval('#otp', (input) => input instanceof HTMLInputElement && input.value),
    CODE,
  );
});

test('protected pages are refused, and so is a page that was opened meanwhile', async (context) => {
  const site = await serveSite(context, PAGES);
  const page = await launched.browser.newPage();
  context.after(() => page.close());
  await page.goto('chrome://version');
  assert.equal(await fill(page), 'fill_no_access');
  await page.goto(site.url);
  const popup = await new Member(launched).openPopup(page);
  await page.goto(new URL('/plain', site.other).href);
  const code = await popup.evaluate(async (one) => {
    const load = (/** @type {string} */ path) => import(path);
    const { fillCode } = /** @type {typeof import('../../extension/fill/fill.js')} */ (
      await load('/fill/fill.js')
    );
    const done = await fillCode(one);
    return done === 'filled' ? done : done.code;
  }, CODE);
  assert.equal(code, 'fill_no_access');
  assert.deepEqual(await values(page), ['', '']);
});

test('without the permission, or from a tab of the extension, nothing is filled', async (context) => {
  const site = await serveSite(context, PAGES);
  const plain = await freshBrowser(context, 'chrome', { modules: true });
  const page = await plain.browser.newPage();
  await page.goto(new URL('/plain', site.url).href);
  const popup = await new Member(plain).openPopup(page);
  const settings = await plain.browser.newPage();
  await settings.goto(new URL('/settings/settings.html', popup.url()).href);
  await seen(settings, 'locked');
  const fillFrom = (/** @type {Page} */ from) =>
    from.evaluate(async () => {
      const load = (/** @type {string} */ path) => import(path);
      const { fillCode } = /** @type {typeof import('../../extension/fill/fill.js')} */ (
        await load('/fill/fill.js')
      );
      const done = await fillCode('012345');
      return done === 'filled' ? done : done.code;
    });
  assert.equal(await fillFrom(settings), 'fill_no_page');
  await setPolicies(plain.browser, {
    ExtensionSettings: { '*': { blocked_permissions: ['scripting'] } },
  });
  await settings.bringToFront();
  await settings.click('#fill');
  await settings.waitForSelector('.field:has(#fill) .error:not(:empty)');
  await page.bringToFront();
  const again = await new Member(plain).openPopup(page);
  assert.equal(await fillFrom(again), 'fill_off');
});
