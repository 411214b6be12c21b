// Starts with a vault that holds accounts. The extension's modules make it, which is quicker than
// the forms.

import assert from 'node:assert/strict';
import { EMPTY_PAGE } from '../browser/build-with-modules.js';
import { goInside, makeVault } from '../browser/extension-modules.js';
import { freshBrowser } from '../browser/fresh-browser.js';
import { untilIn } from '../browser/until.js';
import { openKeptVault } from './kept-vault.js';
import { Member } from './member.js';
import { serveSite } from '../web/site.js';
import { seen } from '../browser/views.js';

/** @import {TestContext} from 'node:test' */
/** @import {Page} from 'puppeteer-core' */
/** @import {EntryFields, Kind} from '../../../extension/core/codes.js' */
/** @import {Inside, Modules} from '../browser/extension-modules.js' */

const PATIENCE_MS = 30_000;
export const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** @typedef {{secret?: string, kind?: Kind} & EntryFields} Given the fields with unusual values */

/**
 * @param {TestContext} context
 * @param {Given[]} accounts
 * @param {{language?: string, folder?: string, bodies?: Record<string, string>}} [options]
 */
export async function withAccounts(
  context,
  accounts,
  { bodies = { '/': '<h1>Page</h1>' }, ...options } = {},
) {
  const site = await serveSite(context, bodies);
  const launched = await freshBrowser(context, 'chrome', { modules: true, ...options });
  const inside = await goInside(launched, EMPTY_PAGE);
  await openKeptVault(inside.page, 'nothing', () => makeVault(inside));
  await inside.page.evaluate(
    async ({ core, session }, all, secret) => {
      const made = all.map(({ secret: own = secret, kind = 'totp', ...fields }) =>
        core.Account.fromForm({ secret: own, kind, fields }),
      );
      await session.changeVault((vault) => {
        for (const account of made) vault.add(account);
      });
      for (const account of made) account.free();
    },
    inside.modules,
    accounts,
    SECRET,
  );
  const [page = await launched.browser.newPage()] = await launched.browser.pages();
  await page.goto(site.url);
  const member = new Member(launched);
  const open = async (/** @type {Page} */ over = page) => {
    const popup = await member.openPopup(over);
    await seen(popup, 'list');
    return popup;
  };
  return { launched, inside, site, page, member, open };
}

/** Accounts by the name of their service. @param {...string} issuers */
export function accountsOf(...issuers) {
  return issuers.map((issuer) => ({ issuer, account: 'taro' }));
}

/** The issuers that the rows show, in their order. @param {Page} popup */
export function issuers(popup) {
  return popup.$$eval('#entries strong', (all) => all.map(({ textContent }) => textContent));
}

/**
 * The hosts of each entry.
 * @param {{inside: Inside}} setting
 */
export function hosts({ inside }) {
  return inside.page.evaluate(readHosts, inside.modules);
}

/**
 * Waits until the entries have these hosts. A host is stored after the code was copied.
 * @param {{inside: Inside}} setting
 * @param {string[][]} expected
 */
export async function remembered(setting, expected) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    if (JSON.stringify(await hosts(setting)) === JSON.stringify(expected)) return;
  }
  assert.deepEqual(await hosts(setting), expected);
}

/** Runs in the page. @param {Modules} modules */
async function readHosts({ session }) {
  const vault = await session.openVault();
  const all = vault.entries().map(({ id }) => vault.details(id).hosts);
  vault.free();
  return all;
}

/** The text on the clipboard. @param {Page} page a page of the web, which gets the focus */
export async function clipboardOf(page) {
  await page.bringToFront();
  await page.evaluate(() => {
    document.body.append(document.createElement('textarea'));
    document.querySelector('textarea')?.focus();
  });
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyV');
  await page.keyboard.up('Control');
  return page.$eval('textarea', (field) => {
    const { value } = field;
    field.remove();
    return value;
  });
}

/** The text of the status line, which screen readers read out. @param {Page} popup */
export function told(popup) {
  return popup.$eval('#status', ({ textContent }) => textContent ?? '');
}

/**
 * Waits until the first code is valid for at least this many seconds, so that it does not change
 * during the test.
 * @param {Page} popup
 * @param {number} least
 */
export async function lasting(popup, least) {
  await untilIn(
    popup,
    (seconds) =>
      Number(document.querySelector('[data-view]:not([hidden]) .seconds')?.textContent) >= seconds,
    least,
  );
}

/**
 * Whether an element is marked as hidden.
 * @param {Page} page
 * @param {string} selector
 */
export function isHidden(page, selector) {
  return page.$eval(selector, (element) => element.hasAttribute('hidden'));
}
