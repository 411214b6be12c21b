// The toolbar's window follows what changes while it draws the list for the first time.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { add } from '../support/browser/extension-modules.js';
import { until } from '../support/browser/until.js';
import { seen } from '../support/browser/views.js';
import { accountsOf, withAccounts } from '../support/member/filled-vault.js';
import { names } from '../support/member/new-vault.js';

/**
 * What the list's page has in this test.
 * @typedef {object} Held
 * @property {boolean} isRead whether the vaults were read
 * @property {boolean} isChanged whether the page has heard of a change
 * @property {() => void} release gives the page what was read
 */

/**
 * Runs in the page before its script. The vaults are read at once, and the answer is held back. The
 * listener is called before the page's own for the same change.
 */
function holdVaults() {
  const { local } = chrome.storage;
  const get = local.get.bind(local);
  const held = { isRead: false, isChanged: false, release: () => undefined };
  const released = new Promise((resolve) => {
    held.release = () => void resolve(undefined);
  });
  Object.assign(globalThis, { held });
  const hold = async (/** @type {null} */ wanted) => {
    const answer = await get(wanted);
    if (wanted !== null) return answer;
    held.isRead = true;
    await released;
    return answer;
  };
  Object.assign(local, { get: hold });
  local.onChanged.addListener((changes) => {
    if (Object.keys(changes).some((name) => name.startsWith('vault-'))) held.isChanged = true;
  });
}

/** Runs in the page. @returns {Held} */
const heldThere = () => /** @type {{held: Held}} */ (/** @type {unknown} */ (globalThis)).held;

test('an account that is added while the list is drawn for the first time', async (context) => {
  const { launched, inside } = await withAccounts(context, accountsOf('Alpha'));
  const list = await launched.browser.newPage();
  await list.evaluateOnNewDocument(holdVaults);
  await list.goto(`chrome-extension://${launched.extension.id}/popup/popup.html`);
  const held = await list.evaluateHandle(heldThere);
  await until(() => held.evaluate(({ isRead }) => isRead));
  await add(inside, ['hanako']);
  await until(() => held.evaluate(({ isChanged }) => isChanged));
  assert.equal((await list.$$('[data-view="list"]:not([hidden])')).length, 0, 'not drawn yet');
  await held.evaluate(({ release }) => release());
  await seen(list, 'list');
  await list.waitForSelector('#entries li:nth-child(2)');
  assert.deepEqual(await names(list), ['Alpha\ntaro', 'hanako']);
});
