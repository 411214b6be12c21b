// Settings, backups, the other ways to unlock, and the page for damaged vaults.

import { join } from 'node:path';
import { MASTER_PASSWORD } from '../member/member.js';
import { vaultOnDisk } from '../browser/extension-modules.js';
import { openBackup, saveBackup } from '../member/backups.js';
import { seen } from '../browser/views.js';

/** @import {Page} from 'puppeteer-core' */
/** @import {Screen, Stage} from './stage.js' */

/**
 * @param {Stage} stage
 * @returns {AsyncGenerator<Screen>}
 */
export async function* keeping({ open, openPopup, member, folder }) {
  yield* checking({ open });
  yield* choosing({ open });

  const backup = await open('backup/backup.html', 'backup');
  yield { name: 'backup', page: backup };
  const file = join(folder, await saveBackup(backup, folder));
  yield { name: 'backup-saved', page: backup };
  yield* inFolder(backup);
  await openBackup(backup, file, 'wrong password');
  await backup.waitForSelector('#restore [aria-invalid]');
  yield { name: 'backup-refused', page: backup };
  await backup.reload();
  await seen(backup, 'backup');
  await openBackup(backup, file, MASTER_PASSWORD);
  await backup.waitForSelector('#preview:not([hidden])');
  yield { name: 'backup-preview', page: backup };
  await backup.close();

  await member.lock(await openPopup());
  const unlock = await open('unlock/unlock.html', 'ways');
  yield { name: 'unlock', page: unlock };
  await unlock.click('#to-forgot');
  await seen(unlock, 'forgot');
  yield { name: 'unlock-forgot', page: unlock };
  await unlock.click('#forgot-own');
  await seen(unlock, 'own');
  yield { name: 'unlock-own', page: unlock };
  await unlock.close();
  const locked = await open('settings/settings.html', 'locked');
  yield { name: 'settings-locked', page: locked };
  await locked.close();
  const health = await open('health/health.html', 'health');
  yield { name: 'health-locked', page: health };
  await health.close();
  const rescue = await open('rescue/rescue.html', 'rescue');
  yield { name: 'rescue', page: rescue };
  await layAside(rescue);
  await rescue.reload();
  await rescue.waitForSelector('#aside:not([hidden])');
  await rescue.click('#copies button:nth-of-type(2)');
  await rescue.waitForSelector('#prove:not([hidden])');
  yield { name: 'rescue-proof', page: rescue };
  await rescue.close();
}

/**
 * The checks of an open vault: as it is, and with every fault that can be seen together.
 * @param {Pick<Stage, 'open'>} stage
 * @returns {AsyncGenerator<Screen>}
 */
async function* checking({ open }) {
  const page = await open('health/health.html', 'health');
  yield { name: 'health', page };
  await page.click('#clock button');
  await page.waitForSelector('#clock button:not([aria-busy])');
  const { name, kept } = await vaultOnDisk(page);
  const put = (/** @type {Record<string, unknown>} */ items) =>
    page.evaluate((all) => chrome.storage.local.set(all), items);
  await put({ other: 'a'.repeat(8_500_000) });
  await put({ [name]: { ...kept, previous: 'damaged' } });
  await page.waitForSelector('#generations[data-verdict=attention]');
  yield { name: 'health-faults', page };
  await page.evaluate(() => chrome.storage.local.remove('other'));
  await put({ [name]: { ...kept, current: 'damaged' } });
  await page.waitForSelector('#vault[data-verdict=attention]');
  yield { name: 'health-damaged', page };
  await put({ [name]: kept });
  await page.waitForSelector('#vault[data-verdict=good]');
  await page.close();
}

/**
 * The settings.
 * @param {Pick<Stage, 'open'>} stage
 * @returns {AsyncGenerator<Screen>}
 */
async function* choosing({ open }) {
  const settings = await open('settings/settings.html', 'settings');
  yield { name: 'settings', page: settings };
  await settings.click('#entries li:nth-child(2) label');
  await settings.click('#chosen-groups');
  await settings.waitForSelector('#regroup[open]');
  yield { name: 'settings-regroup', page: settings };
  await settings.click('#action-cancel');
  await settings.click('#make-recovery');
  await settings.waitForSelector('#proof[open]');
  yield { name: 'settings-proof', page: settings };
  await settings.type('#proof-password', MASTER_PASSWORD);
  await settings.click('#proof [type=submit]');
  await settings.waitForSelector('#recovery-shown:not([hidden])');
  yield { name: 'settings-recovery', page: settings };
  await settings.close();
}

/** Writes a copy of the vault as one that was laid aside. @param {Page} page */
function layAside(page) {
  return page.evaluate(async () => {
    const [vault] = Object.entries(await chrome.storage.local.get(null)).filter(([name]) =>
      name.startsWith('vault-'),
    );
    if (vault === undefined) throw new Error('there is no vault');
    const [name, stored] = vault;
    const copy = `damaged-${name.slice('vault-'.length)}1700000000000`;
    await chrome.storage.local.set({ [copy]: /** @type {{current: string}} */ (stored).current });
  });
}

/**
 * A backup in a folder. In place of the picker, which does not open, there is one that hands over a
 * folder of the browser's own.
 * @param {Page} backup
 * @returns {AsyncGenerator<Screen>}
 */
async function* inFolder(backup) {
  await backup.evaluate(() => {
    const showDirectoryPicker = async () => {
      const root = await navigator.storage.getDirectory();
      return root.getDirectoryHandle('OneDrive', { create: true });
    };
    Object.assign(window, { showDirectoryPicker });
  });
  await backup.click('#pick-folder');
  await backup.waitForSelector('#folder-done:not(:empty)');
  await backup.waitForSelector('#state[data-state="good"]');
  yield { name: 'backup-folder', page: backup };
  await backup.evaluate(async () => {
    await (await navigator.storage.getDirectory()).removeEntry('OneDrive', { recursive: true });
  });
  await backup.click('#try-folder');
  await backup.waitForSelector('#folder-problem:not(:empty)');
  yield { name: 'backup-folder-missing', page: backup };
  await backup.click('#stop-folder');
  await backup.waitForSelector('#folder-offer:not([hidden])');
}
