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
  await files.change(browser, managed(id, { language: 'en' }));
  await awaitManaged(page, { language: 'en' });
  await files.change(browser, {});
  await awaitManaged(page, {});
});

test('the browser keeps values against the schema back', { skip }, async (context) => {
  const values = { minimumPasswordLength: 99, allowBackup: 'no', language: 'fr', helpLabel: 'A' };
  const files = new PolicyFiles(context, managed(id, values));
  const options = { policies: files.folder, isShared: false };
  const { browser } = await freshBrowser(context, 'chrome', options);
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/settings/settings.html`);
  await awaitManaged(page, { helpLabel: 'A' });
});
