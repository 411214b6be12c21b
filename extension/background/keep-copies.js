// Brings the copies of the vaults up to date: after each change of a vault, and after unlocking.

import { disk } from '../browser/browser.js';
import { onBackgroundMessage } from '../browser/messages.js';
import { whileNotCopying } from '../vault/copying.js';
import { keepFolderCopies } from '../vault/folder-copy.js';
import { readState } from '../vault/session.js';
import { syncOpenVault } from '../vault/sync-pass.js';

/**
 * A kind of copies. `keep` brings all of that kind up to date, as far as it can now, and notes for
 * the user why it cannot. It runs while no other keeper does. It finds out by itself whether a copy
 * is behind: a message may have been lost. If it changes a vault, it passes `isKeeper` to the
 * store, and all keepers run again.
 * @typedef {object} Keeper
 * @property {string} name for the log
 * @property {() => Promise<void>} keep
 */

/** In their order. @type {Keeper[]} */
const KEEPERS = [
  { name: 'folder', keep: keepFolderCopies },
  { name: 'sync', keep: syncIfOpen },
];

/** Keepers that change a vault each time must not go on for ever. */
const MOST_ROUNDS = 3;

export function startKeepingCopies() {
  onBackgroundMessage('keepCopies', keepCopies);
}

/** Returns when every copy is up to date, or cannot be. */
export function keepCopies() {
  return whileNotCopying(async () => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const before = await readStoredVaults();
      for (const { name, keep } of KEEPERS) {
        try {
          await keep();
        } catch (thrown) {
          console.error(`the copies of the kind ${name}`, thrown);
        }
      }
      if ((await readStoredVaults()) === before) return;
    }
  });
}

async function syncIfOpen() {
  if ((await readState()) === 'unlocked') await syncOpenVault();
}

/** @returns {Promise<string>} equal texts mean equal vaults */
async function readStoredVaults() {
  const everything = Object.entries(await disk.get(null));
  return JSON.stringify(everything.filter(([name]) => name.startsWith('vault-')));
}
