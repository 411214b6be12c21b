// Whether what is stored stays, and whether more can be stored.

import { isPrivate } from '../browser/browser.js';
import { readLaidAside } from '../vault/store.js';

/** @import {Facts, Finding} from './facts.js' */

/**
 * @param {Facts} facts
 * @returns {Promise<Finding>}
 */
export async function checkStorage({ room: { used, most, isNearlyFull } }) {
  if (isPrivate()) {
    const mend = { label: 'action_to_backup', page: 'backup/backup.html' };
    return { verdict: 'attention', text: 'health_storage_private', mend };
  }
  const values = [used, most].map((bytes) => String(Math.ceil(bytes / 1024)));
  if (!isNearlyFull) return { verdict: 'good', text: 'health_storage_good', values };
  // Copies of damaged vaults take most; without them only the notes of entries can be long.
  const hasCopies = (await readLaidAside()).length > 0;
  return {
    verdict: 'attention',
    text: hasCopies ? 'health_storage_copies' : 'health_storage_full',
    values,
    mend: hasCopies
      ? { label: 'action_rescue', page: 'rescue/rescue.html' }
      : { label: 'settings_entries_title', page: 'settings/settings.html#kept' },
  };
}
