// Reads each page twice: as a whole, and in a region around the QR code. The one-time code must be
// that of an independent program.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { captureSize } from '../support/member/frozen-capture.js';
import { textOf } from '../support/browser/extension-modules.js';
import { launch } from '../support/browser/launch.js';
import { Member } from '../support/member/member.js';
import { text } from '../support/browser/views.js';
import { codesBetween, makeAccount, percentEncoded } from '../support/code-pages/account.js';
import { Code } from '../support/code-pages/code.js';
import { element } from '../support/code-pages/locate.js';
import { openSite } from '../support/code-pages/site.js';
import { VARIANTS } from '../support/code-pages/variants.js';
import { keepFile, openView } from '../support/code-pages/view.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Launched, Own} from '../support/browser/launch.js' */
/** @import {Account} from '../support/code-pages/account.js' */
/** @import {Site} from '../support/code-pages/site.js' */
/** @import {Variant} from '../support/code-pages/variants.js' */

/** Longer than the extension searches. */
const PATIENCE_MS = 15_000;

/** @typedef {{launched: Own, member: Member, site: Site}} Setting */

const scaleOf = (/** @type {Variant} */ { view }) => view?.scale ?? 1;

for (const scale of new Set(VARIANTS.map(scaleOf))) {
  describe(`a screen of ${scale} pixels a CSS pixel`, () => {
    /** @type {Setting} */
    let setting;
    before(async () => {
      const launched = await launch('chrome', {
        args: scale ? [`--force-device-scale-factor=${scale}`] : [],
      });
      setting = { launched, member: new Member(launched), site: await openSite() };
      const page = await launched.browser.newPage();
      await setting.member.choosePassword(await setting.member.openPopup(page));
    });
    after(async () => {
      await setting.launched.close();
      await setting.site.close();
    });
    for (const variant of VARIANTS.filter((one) => scaleOf(one) === scale)) {
      for (const way of [wholePage, region]) {
        test(`${variant.name}: ${way.name}`, () => play(setting, variant, way));
      }
    }
  });
}

/**
 * Opens the page, finds the account in the given way, and adds it.
 * @param {Setting} setting
 * @param {Variant} variant
 * @param {typeof wholePage | typeof region} way
 */
async function play({ launched, member, site }, variant, way) {
  const account = makeAccount(`${variant.name}, ${way.name}`, variant.account);
  const code = new Code((variant.written ?? percentEncoded)(account), variant.level ?? 'L');
  const file = variant.isFile ? keepFile((await variant.page(code, '')).sheet) : null;
  const address = file?.address ?? (await site.publish(variant.page, code));
  try {
    const page = await openView(launched, address, variant.view ?? {});
    await variant.before?.(page);
    const place = await way(member, page, variant);
    await assertPreview(member, place, account);
    const since = Date.now();
    await member.addFound(place);
    const shown = await member.copyCode(place);
    const right = codesBetween(account, since, Date.now());
    assert.ok(right.includes(shown.replaceAll(' ', '')), `${shown} is none of ${right.join(', ')}`);
  } catch (cause) {
    throw new Error(`${String(cause)}; the extension shows: ${await textShown(launched)}`, {
      cause,
    });
  } finally {
    file?.remove();
    // From the last one, because a popup closes with its tab.
    for (const page of (await openPages(launched)).slice(1).reverse()) await page.close();
  }
}

/**
 * @param {Member} member
 * @param {Page} page
 * @param {Variant} variant
 */
async function wholePage(member, page, { isOneOfTwo, where = element('#code') }) {
  const area = await where(page);
  const popup = await member.openPopup(page);
  if (!isOneOfTwo) {
    await member.findWhole(popup);
    return popup;
  }
  const scan = await member.scanToRegion(popup);
  await member.pressOutline(scan, area);
  return scan;
}

/**
 * @param {Member} member
 * @param {Page} page
 * @param {Variant} variant
 */
async function region(member, page, { view = {}, where = element('#code') }) {
  const area = await where(page);
  const popup = await member.openPopup(page);
  const scan = await member.scanForRegion(popup);
  scan.setDefaultTimeout(PATIENCE_MS);
  const { width = 1200, height = 840, scale = 1 } = view;
  assert.deepEqual(await captureSize(scan), { width: width * scale, height: height * scale });
  await member.dragAround(scan, area);
  return scan;
}

/**
 * @param {Member} member
 * @param {Page} place
 * @param {Account} account
 */
async function assertPreview(member, place, { issuer, name }) {
  const shown = await member.preview(place);
  assert.equal(shown.get(await textOf(place, 'field_issuer')), issuer);
  assert.equal(shown.get(await textOf(place, 'field_account')), name);
}

/**
 * The text of the extension's open pages, for the message of a failure.
 * @param {Launched} launched
 */
async function textShown(launched) {
  const own = (await openPages(launched)).filter((page) =>
    page.url().includes(launched.extension.id),
  );
  return (await Promise.all(own.map((page) => text(page, 'body')))).join('; ');
}

/**
 * Tabs and popups. `browser.pages()` would open a second session for each.
 * @param {Launched} launched
 */
function openPages({ browser }) {
  return Promise.all(
    browser
      .targets()
      .filter((target) => target.type() === 'page')
      .map((target) => target.asPage()),
  );
}
