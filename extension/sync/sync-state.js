// The card about the open vault's sync.

import { explain } from '../base/explain.js';
import { formatMoment } from '../base/dates.js';
import { language, message } from '../base/texts.js';
import { element, find } from '../forms/dom.js';
import { readOpenSession } from '../vault/session.js';
import { isPutOff, readRecord, readSyncState } from '../vault/sync-record.js';
import { SYNCED_LIMITS } from '../browser/browser.js';

const BYTES_PER_KB = 1000;

export async function drawSyncState() {
  const { id } = await readOpenSession();
  const [record, state] = await Promise.all([readRecord(id), readSyncState(id)]);
  const { at, bytes, problem = '', values = [] } = state;
  const isOn = record !== undefined;
  find(document, '#sync-on', HTMLInputElement).checked = isOn;
  element('#state').hidden = !isOn;
  const isWaiting = isPutOff(state);
  const told = problem === '' ? '' : explain({ code: problem, fields: [], values });
  const last = at === undefined ? message('sync_not_yet') : message('sync_at', [formatMoment(at)]);
  element('#state-when').textContent = isWaiting ? `${last} ${told}` : last;
  element('#state-size').textContent =
    bytes === undefined
      ? ''
      : message('sync_size', [kilobytes(bytes), kilobytes(SYNCED_LIMITS.bytes)]);
  element('#problem').textContent = isWaiting ? '' : told;
  element('#rekey').hidden = !isOn || problem !== 'replica_locked';
}

/** @param {number} bytes */
function kilobytes(bytes) {
  const format = new Intl.NumberFormat(language(), { maximumFractionDigits: 1 });
  return format.format(bytes / BYTES_PER_KB);
}
