// The example for administrators, as the policy file of a real browser: every value arrives.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { administratorFiles } from '../../scripts/policy/files.js';
import { settings } from '../../scripts/policy/settings.js';
import { freshBrowser } from '../support/browser/fresh-browser.js';
import { folderOf } from '../support/browser/launch.js';
import { PolicyFiles, idOf, noPolicyFiles } from '../support/browser/policy-files.js';
import { until } from '../support/browser/until.js';

const skip = noPolicyFiles();
const id = idOf(folderOf('chrome', {}));

test('the browser takes every value of the example', { skip }, async (context) => {
  const example = (await administratorFiles({ chrome: id })).get('chrome/policies.json') ?? '';
  // An unpacked extension cannot be forced as well.
  const { '3rdparty': values } = JSON.parse(example);
  const files = new PolicyFiles(context, { '3rdparty': values });
  const options = { policies: files.folder, isShared: false };
  const { browser } = await freshBrowser(context, 'chrome', options);
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/settings/settings.html`);
  const expected = Object.fromEntries(settings().map(({ key, example: value }) => [key, value]));
  assert.deepEqual(values.extensions[id], expected);
  await until(async () =>
    isDeepStrictEqual(await page.evaluate(() => chrome.storage.managed.get(null)), expected),
  );
});
