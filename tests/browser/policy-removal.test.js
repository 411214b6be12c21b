// What the papers for administrators say about removal: the browser deletes the vaults when a
// policy takes the extension away.

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ID, forcing, installed, managedBrowser, updateServer } from '../support/browser/forced.js';
import { noPolicyFiles } from '../support/browser/policy-files.js';
import { until } from '../support/browser/until.js';
import { Member } from '../support/member/member.js';
import { otpauth, servePage } from '../support/web/codes-page.js';

const skip = noPolicyFiles();

/** @type {[change: string, policies: Record<string, unknown>][]} */
const CHANGES = [
  ['the entry is deleted', {}],
  ['it is changed to “removed”', { ExtensionSettings: { [ID]: { installation_mode: 'removed' } } }],
  ['it is changed to “blocked”', { ExtensionSettings: { [ID]: { installation_mode: 'blocked' } } }],
];

for (const [change, policies] of CHANGES) {
  test(`if ${change}, the vaults are gone`, { skip }, async (context) => {
    const server = await updateServer(context);
    server.publish('1.0.0');
    const forced = forcing(server.updates);
    const { browser, profile, files } = await managedBrowser(context, forced);
    const extension = await installed(browser);
    const site = await servePage([otpauth()]);
    context.after(() => site.close());
    const [page = await browser.newPage()] = await browser.pages();
    await page.goto(site.url);
    const member = new Member({ browser, profile, extension });
    await member.beginByScan(await member.openPopup(page));
    const vaults = join(profile, 'Default', 'Local Extension Settings', ID);
    assert.notDeepEqual(readdirSync(vaults), []);
    await files.change(browser, policies);
    await until(async () => !existsSync(vaults));
    await files.change(browser, forced);
    await installed(browser);
    const popup = await new Member({ browser, profile, extension }).openPopup(page);
    // The browser deletes `localStorage` a little later. Until then its note tells of the vault.
    await popup.waitForSelector(':is([data-view="start"], [data-view="restore"]):not([hidden])');
  });
}
