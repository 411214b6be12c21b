// An entry without an icon shows the first letter of its name, wherever its icon is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retype } from '../support/browser/fields.js';
import { seen } from '../support/browser/views.js';
import { withAccounts } from '../support/member/filled-vault.js';

/** @import {Page} from 'puppeteer-core' */

const ACCOUNTS = /** @type {const} */ ([
  { issuer: 'わりふ健康保険組合', account: 'taro' },
  { issuer: 'わりふ健康保険組合', account: 'hanako' },
  { issuer: '', account: 'jiro' },
  { issuer: 'bank', account: 'taro', icon: 'bank' },
  { issuer: '★', account: '☆' },
]);
const SHOWN = ['わ', 'わ', 'J', '[bank]', '[general]'];

/**
 * The letters at a selector, and the icons in brackets.
 * @param {Page} page
 * @param {string} selector
 */
function pictures(page, selector) {
  return page.$$eval(`${selector} :is(.letter, .icon)`, (all) =>
    all.map(({ textContent, attributes }) => {
      const icon = attributes.getNamedItem('data-icon')?.value;
      return icon === undefined ? textContent : `[${icon}]`;
    }),
  );
}

test('rows and the settings show letters, and screen readers pass over them', async (context) => {
  const { open, launched } = await withAccounts(context, [...ACCOUNTS]);
  const popup = await open();
  assert.deepEqual(await pictures(popup, '#entries .tile'), SHOWN);
  const colours = await popup.$$eval('#entries .letter', (all) =>
    all.map((one) => getComputedStyle(one).backgroundColor),
  );
  assert.equal(colours[0], colours[1], 'of one issuer');
  const isRead = await popup.$$eval('#entries .letter', (all) =>
    all.some((one) => one.closest('[aria-hidden=true]') === null),
  );
  assert.equal(isRead, false);
  const settings = await launched.browser.newPage();
  await settings.goto(`chrome-extension://${launched.extension.id}/settings/settings.html`);
  await seen(settings, 'settings');
  assert.deepEqual(await pictures(settings, '#entries li'), SHOWN);
});

test('the choice of no icon shows the letter of the name that is typed', async (context) => {
  const { open } = await withAccounts(context, [{ issuer: 'ACME', account: 'taro' }]);
  const popup = await open();
  await popup.click('#entries .more');
  await seen(popup, 'details');
  const choice = async () => (await pictures(popup, '#edit-icons label:first-child'))[0];
  assert.equal(await choice(), 'A');
  await retype(popup, '#edit-issuer', '年金機構');
  assert.equal(await choice(), '年');
  await retype(popup, '#edit-issuer', ' ');
  await retype(popup, '#edit-account', '(*)');
  assert.equal(await choice(), '[general]');
});
