// Whether the sync of the open vault goes on.

import { formatMoment } from '../base/dates.js';
import { isPutOff, readRecord, readSyncState } from '../vault/sync-record.js';

/** @import {Facts, Finding} from './facts.js' */

const MEND = { label: 'action_to_sync', page: 'sync/sync.html' };

/**
 * @param {Facts} facts
 * @returns {Promise<Finding | null>}
 */
export async function checkSync({ state, open, policy }) {
  if (state === 'new' || policy.allowSync === false) return null;
  if (open === null) return { verdict: 'unchecked', text: 'health_locked' };
  const { id } = open.stored;
  const [record, sync] = await Promise.all([readRecord(id), readSyncState(id)]);
  const { at, problem = '', values = [] } = sync;
  if (problem !== '') {
    return { verdict: isPutOff(sync) ? 'info' : 'attention', text: problem, values, mend: MEND };
  }
  if (record === undefined) return { verdict: 'info', text: 'health_sync_off', mend: MEND };
  if (at === undefined) return { verdict: 'info', text: 'sync_not_yet', mend: MEND };
  return {
    verdict: 'good',
    text: 'sync_at',
    values: [formatMoment(at)],
  };
}
