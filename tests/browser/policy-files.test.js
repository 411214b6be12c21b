// The administrator's settings by real policy files. Other tests set them without files, which is
// faster and also works where a test may not mount a folder.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { folderOf } from '../support/browser/launch.js';
import { PolicyFiles, idOf, managed, noPolicyFiles } from '../support/browser/policy-files.js';
import { until } from '../support/browser/until.js';

/** @import {Page} from 'puppeteer-core' */

const skip = noPolicyFiles();
const id = idOf(folderOf('chrome', {}));

/** @param {Page} page @param {Record<string, unknown>} values */
function awaitManaged(page, values) {
  return until(async () => {
    const now = await page.evaluate(() => chrome.storage.managed.get(null));
    return JSON.stringify(now) === JSON.stringify(values);
  });
}

test('values of a policy file come late and can change', { skip }, async (context) => {
  const files = new PolicyFiles(context, managed(id, { autoLockMinutesMax: 7 }));
  const options = { policies: files.folder, isShared: false };
  const { browser, extension } = await freshBrowser(context, 'chrome', options);
  assert.equal(extension.id, id);
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/settings/settings.html`);
  await awaitManaged(page, { autoLockMinutesMax: 7 });
  await page.waitForSelector('#lock-minutes-managed:not([hidden])');
  await files.change(browser, managed(id, { language: 'en' }));
  await awaitManaged(page, { language: 'en' });
  await page.waitForSelector('#language:disabled');
  await page.waitForSelector(':root[lang="en"]');
  await page.waitForSelector('#lock-minutes-managed[hidden]');
  await files.change(browser, {});
  await awaitManaged(page, {});
  await page.waitForSelector(':root[lang="ja"]');
  await page.waitForSelector('#language:enabled');
});

test(
  'the browser keeps values against the schema back, and the rest is checked again',
  { skip },
  async (context) => {
    const fitting = { helpLabel: 'A', helpUrl: 'http://intra.example.jp/' };
    const values = { minimumPasswordLength: 99, allowBackup: 'no', language: 'fr', ...fitting };
    const files = new PolicyFiles(context, managed(id, values));
    const options = { policies: files.folder, isShared: false };
    const { browser } = await freshBrowser(context, 'chrome', options);
    const page = await browser.newPage();
    await page.goto(`chrome-extension://${id}/status/status.html`);
    await awaitManaged(page, fitting);
    await page.waitForSelector('#dropped');
    const dropped = await page.$$eval('#dropped dt', (all) => all.map((one) => one.textContent));
    assert.deepEqual(dropped, ['helpUrl'], 'a schema cannot ask for https');
  },
);
