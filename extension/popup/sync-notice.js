// The notice about a sync that does not go on by itself.

import { readSyncState, writeSyncState } from '../vault/sync-record.js';

/** @import {FindNotice} from './notice-line.js' */

/** The problems that only the user can end, with the keys of their texts. */
const TEXTS = /** @type {Record<string, string>} */ ({
  replica_locked: 'list_sync_locked',
  replica_too_large: 'list_sync_full',
  sync_removed: 'list_sync_removed',
});

/** @type {FindNotice} */
export async function syncNotice({ vaultId }) {
  const { problem = '' } = await readSyncState(vaultId);
  const text = TEXTS[problem];
  if (text === undefined) return null;
  const notice = { text, action: 'action_to_sync', page: 'sync/sync.html' };
  // The user may want it to stay off.
  if (problem !== 'sync_removed') return notice;
  return { ...notice, putOff: () => writeSyncState(vaultId, {}) };
}
