// Syncs when another PC has changed the account's copy, and when a pass was put off.

import { onAlarm, onSyncedChanged } from '../browser/browser.js';
import { followRemoval } from '../vault/sync-switch.js';
import { SYNC_ALARM } from '../vault/sync-pass.js';
import { idIn } from '../vault/synced-names.js';
import { keepCopies } from './keep-copies.js';

export function followSync() {
  onAlarm((name) => {
    if (name === SYNC_ALARM) void keepCopies().catch(console.error);
  });
  onSyncedChanged((changes) => {
    const ids = new Set(Object.keys(changes).flatMap((name) => idIn(name) ?? []));
    if (ids.size > 0) void follow([...ids]).catch(console.error);
  });
}

/** @param {string[]} ids of the vaults whose copies were changed or removed */
async function follow(ids) {
  for (const id of ids) await followRemoval(id);
  await keepCopies();
}
