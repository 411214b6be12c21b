// The website in a browser: axe-core finds nothing wrong on any page, nothing scrolls sideways, no
// request leaves the server, and a reviewer can try the extension with the manual's first picture.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, test } from 'node:test';
import { buildSite } from '../../scripts/site/build.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { seen } from '../support/browser/views.js';
import { cutBySpacing, overflow, overflowInNarrowWindow } from '../support/browser/room.js';
import { prepareCheck, violations } from '../support/browser/violations.js';
import { Member } from '../support/member/member.js';
import { names } from '../support/member/new-vault.js';
import { listen } from '../support/web/loopback.js';

/** @import {Page} from 'puppeteer-core' */

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

const folder = mkdtempSync(join(tmpdir(), 'warifu-site-'));
buildSite(folder);
/** @type {Set<string>} hosts that were asked */
const hosts = new Set();
const server = await listen((request, response) => {
  const path = join(folder, new URL(request.url ?? '', 'http://site').pathname);
  if (!existsSync(path)) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(path))] ?? 'text/plain';
  response.writeHead(200, { 'content-type': type }).end(readFileSync(path));
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** @param {Page} page @param {'light' | 'dark'} value */
const setColours = (page, value) =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);

const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.html'),
);

test('every page', async (context) => {
  const { browser } = await freshBrowser(context, 'chrome');
  const page = await browser.newPage();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  for (const path of paths) {
    await context.test(`${path} has no violation, and nothing scrolls sideways`, async () => {
      await page.goto(`${server.url}${path}`);
      await prepareCheck(page);
      for (const colours of /** @type {const} */ (['light', 'dark'])) {
        await setColours(page, colours);
        assert.deepEqual(await violations(page), [], colours);
      }
      assert.equal(await overflowInNarrowWindow(page), 0, 'wider than a narrow window');
      assert.deepEqual(await cutBySpacing(page), []);
      assert.equal(await overflow(page), 0, 'wider than its window at 200 %');
    });
  }
  assert.deepEqual([...hosts], [new URL(server.url).host]);
});

for (const language of ['ja', 'en']) {
  test(`${language}: the notes for reviewers lead to a code`, async (context) => {
    const launched = await freshBrowser(context, 'chrome', { language });
    const [page = await launched.browser.newPage()] = await launched.browser.pages();
    await page.goto(`${server.url}${language}/manual.html`);
    await page.$eval('main img', (image) => {
      if (!(image instanceof HTMLImageElement)) throw new Error('no picture');
      image.loading = 'eager';
      image.scrollIntoView({ block: 'center' });
      return image.decode();
    });
    const member = new Member(launched);
    const popup = await member.openPopup(page);
    await member.beginByScan(popup);
    await seen(popup, 'added');
    const list = await member.openPopup(page);
    await seen(list, 'list');
    assert.equal((await names(list)).length, 1);
  });
}

for (const language of ['ja', 'en']) {
  test(`${language}: the summary for a security department is printed on one page`, async (context) => {
    const { browser } = await freshBrowser(context, 'chrome');
    const page = await browser.newPage();
    await page.goto(`${server.url}${language}/security.html`);
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    assert.equal([...pdf.matchAll(/\/Type \/Page\b/gu)].length, 1);
  });
}
