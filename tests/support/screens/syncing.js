// The page of the sync: off, on, before it is turned off, with a problem, and on a new PC.

import { MASTER_PASSWORD } from '../member/member.js';
import { seen } from '../browser/views.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Screen, Stage} from './stage.js' */

/**
 * @param {Stage} stage with an open vault
 * @returns {AsyncGenerator<Screen>}
 */
export async function* syncing({ open }) {
  const sync = await open('sync/sync.html', 'sync');
  yield { name: 'sync-off', page: sync };
  await sync.click('#sync-on');
  await sync.waitForSelector('#done:not(:empty)');
  yield { name: 'sync-on', page: sync };
  await sync.click('#sync-on');
  await sync.waitForSelector('#going-off:not([hidden])');
  yield { name: 'sync-going-off', page: sync };
  await noteOtherKey(sync);
  await sync.waitForSelector('#rekey:not([hidden])');
  yield { name: 'sync-other-key', page: sync };

  await sync.evaluate(setVaultsAside);
  await sync.reload();
  await seen(sync, 'sync');
  await sync.waitForSelector('#restore:not([hidden])');
  yield { name: 'sync-restore', page: sync };
  await sync.type('#restore-password', `${MASTER_PASSWORD}?`);
  await sync.click('#restore [type=submit]');
  await sync.waitForSelector('#restore [aria-invalid]');
  yield { name: 'sync-restore-refused', page: sync };

  await sync.evaluate(bringVaultsBack);
  await sync.reload();
  await sync.waitForSelector('#state:not([hidden])');
  await sync.click('#sync-on');
  await sync.click('#off');
  await sync.waitForSelector('#done:not(:empty)');
  await sync.close();
}

/**
 * Notes that the account's copy has another key, after a pass that was asked for before: it would
 * note that all is well.
 * @param {Page} page
 */
export function noteOtherKey(page) {
  return page.evaluate(async () => {
    await chrome.runtime.sendMessage({ keepCopies: {} });
    const all = await chrome.storage.local.get(null);
    const name = Object.keys(all).find((one) => one.startsWith('sync-state-'));
    if (name === undefined) throw new Error('nothing is synced');
    const problem = { problem: 'replica_locked', values: [] };
    await chrome.storage.local.set({ [name]: { ...Object(all[name]), ...problem } });
  });
}

/** Runs in the page: as if the vaults were on another PC only. */
async function setVaultsAside() {
  const all = await chrome.storage.local.get(null);
  const vaults = Object.entries(all).filter(([name]) => name.startsWith('vault-'));
  await chrome.storage.session.set({ aside: Object.fromEntries(vaults) });
  await chrome.storage.local.remove(vaults.map(([name]) => name));
}

/** Runs in the page. */
async function bringVaultsBack() {
  const { aside } = await chrome.storage.session.get('aside');
  await chrome.storage.local.set(/** @type {Record<string, unknown>} */ (aside));
  await chrome.storage.session.remove('aside');
}
