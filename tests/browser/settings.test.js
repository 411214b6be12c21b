// The settings page: settings without a vault, shortcuts, permissions and licences.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { granted } from '../support/browser/with-permissions.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { untilIn } from '../support/browser/until.js';
import { withOneEntry } from '../support/member/new-vault.js';
import { seen, text } from '../support/browser/views.js';

/** @import {Page} from 'puppeteer-core' */

/** What the index leads to, as far as it is shown. @param {Page} page */
function indexOf(page) {
  return page.$$eval('#index a', (links) =>
    links.filter((one) => one.checkVisibility()).map((one) => one.hash),
  );
}

test('settings that need no vault work without one and while it is locked', async (context) => {
  const launched = await freshBrowser(context, 'chrome');
  const page = await launched.browser.newPage();
  await page.goto(`chrome-extension://${launched.extension.id}/settings/settings.html`);
  await seen(page, 'locked');
  assert.match(await text(page, '#locked-why'), /はじめに決めて/u);
  assert.equal(await page.$eval('#to-unlock', (link) => link.checkVisibility()), false);
  assert.deepEqual(
    (await indexOf(page)).filter((one) => ['#ways', '#vaults', '#backup', '#kept'].includes(one)),
    [],
  );
  await page.select('#lock-minutes', '20');
  await untilIn(page, async () => {
    const { settings } = await chrome.storage.local.get('settings');
    return JSON.stringify(settings ?? {}).includes('"lockMinutes":20');
  });
  await page.reload();
  await seen(page, 'locked');
  assert.equal(
    await page.$eval('#lock-minutes', (one) => one instanceof HTMLSelectElement && one.value),
    '20',
  );
});

test('each group of the index exists, and every control has a name', async (context) => {
  const { open } = await withOneEntry(context);
  const page = await open('settings/settings.html', 'settings');
  const groups = await page.$$eval('.group[id]', (all) => all.map(({ id }) => `#${id}`));
  assert.deepEqual(await indexOf(page), groups);
  const nameless = await page.$$eval('select, input, button, a', (all) =>
    all.flatMap((one) => {
      const labels =
        one instanceof HTMLInputElement || one instanceof HTMLSelectElement
          ? [...(one.labels ?? [])]
          : [];
      const names = [one, ...labels].map(({ textContent }) => textContent ?? '');
      return `${one.getAttribute('aria-label') ?? ''}${names.join('')}`.trim() === ''
        ? [one.id]
        : [];
    }),
  );
  assert.deepEqual(nameless, []);
  await page.focus('#index a[href="#about"]');
  await page.keyboard.press('Enter');
  await untilIn(page, () => {
    const { top = -1 } = document.querySelector('#about:target')?.getBoundingClientRect() ?? {};
    return top >= 0 && top < innerHeight / 2;
  });
  await page.waitForSelector('#index a[href="#about"][aria-current]');
  const led = await open('settings/settings.html#clock', 'settings');
  await untilIn(led, () => {
    const { top = -1 } = document.querySelector('#clock')?.getBoundingClientRect() ?? {};
    return top >= 0 && top < innerHeight / 2;
  });
});

test('the shortcuts of commands are shown as the browser has them', async (context) => {
  const { open } = await withOneEntry(context);
  const page = await open('settings/settings.html', 'settings');
  const told = await page.$$eval('#keys > div', (rows) =>
    rows.map((row) => [...row.children].map((one) => one.textContent ?? '')),
  );
  const known = await page.evaluate(() => chrome.commands.getAll());
  assert.deepEqual(
    told.map(([, keys = '']) => (keys === 'なし' ? '' : keys)),
    known.map(({ shortcut = '' }) => shortcut),
  );
  assert.ok(told.every(([what = '']) => what !== ''));
});

test('each permission is explained and can be given up in the list of permissions', async (context) => {
  const { open } = await withOneEntry(context);
  const page = await open('settings/settings.html', 'settings');
  assert.equal(await page.$('#give-back-menu'), null);
  assert.match(
    await text(page, '#permissions'),
    /contextMenus 画像を右クリック.*許可していません/u,
  );
  await page.click('#image-menu');
  await page.waitForSelector('#give-back-menu');
  await page.click('#give-back-menu');
  await untilIn(page, () => document.querySelector('#give-back-menu') === null);
  assert.equal(
    await page.evaluate(() => chrome.permissions.contains({ permissions: ['contextMenus'] })),
    false,
  );
  await untilIn(page, () => document.querySelector('#image-menu')?.matches(':not(:checked)'));
});

test('a permission that cannot be given up is reported', async (context) => {
  const { open } = await withOneEntry(context, { folder: granted(context, 'contextMenus') });
  const page = await open('settings/settings.html', 'settings');
  await page.click('#give-back-menu');
  await page.waitForSelector('#permissions .error:not(:empty)');
  assert.match(await text(page, '#permissions .error:not(:empty)'), /返せませんでした/u);
});

test('the version and the licences are those of the build', async (context) => {
  const { open } = await withOneEntry(context);
  const page = await open('settings/settings.html', 'settings');
  assert.equal(
    await text(page, '#version'),
    await page.evaluate(() => chrome.runtime.getManifest().version_name ?? ''),
  );
  await page.click('#licences summary');
  await page.waitForSelector('#parts li');
  const parts = await page.$$eval('#parts li', (all) => all.map((one) => one.textContent ?? ''));
  assert.ok(
    parts.length > 50 && parts.some((one) => /^argon2 [\d.]+: .*MIT/u.test(one)),
    parts.slice(0, 3).join(),
  );
  await page.goto(
    await page.$eval('#licences a', (link) => (link instanceof HTMLAnchorElement ? link.href : '')),
  );
  assert.match(await text(page, 'body'), /Permission is hereby granted, free of charge/u);
});

test('a damaged setting has its default, and the others keep their values', async (context) => {
  const { open } = await withOneEntry(context);
  const page = await open('settings/settings.html', 'settings');
  const warnings = /** @type {string[]} */ ([]);
  /** @type {[unknown, string][]} damaged settings, and what is named */
  const damaged = [
    [{ lockMinutes: 7, textSize: 'large' }, 'lockMinutes'],
    [{ appearance: { dark: true }, language: 3, textSize: 'large' }, 'language'],
    ['no settings', 'settings'],
    [null, 'settings'],
  ];
  for (const [settings, name] of damaged) {
    await page.evaluate(async (value) => {
      await chrome.storage.local.set({ settings: value });
      localStorage.setItem('look', 'damaged');
    }, settings);
    const list = await open('popup/popup.html', 'list');
    assert.deepEqual(await list.$$eval('.code', (all) => all.length), 1, name);
    const size = typeof settings === 'object' && settings !== null ? 'large' : 'normal';
    await list.waitForSelector(`:root[data-text-size="${size}"]`);
    list.on('console', (one) => warnings.push(one.text()));
    await list.reload();
    await seen(list, 'list');
    assert.match(warnings.join('\n'), new RegExp(`setting ${name} is damaged`, 'u'));
    await list.waitForSelector('#notice-line:not([hidden])');
    await list.close();
    warnings.length = 0;
  }
  const backup = await open('backup/backup.html', 'backup');
  assert.match(await text(backup, '#last-backup'), /まだ/u);
});
