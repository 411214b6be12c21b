// The page's side of the worker that writes files and QR codes for other programs: a new worker for
// each of them.

import { Refusal } from '../base/refusal.js';

/** @import {DrawnCodes, ExportCodes, ExportForm} from '../core/export.js' */
/** @import {ExportedEntry, WrittenFile} from '../core/export.js' */
/** @import {ExportAnswer, ExportTask} from './tasks.js' */

/** Sealing takes up to two seconds on a slow machine, and a vault may hold thousands of entries. */
const LIMIT_MS = 60_000;

/**
 * @param {ExportForm} form
 * @param {ExportedEntry[]} entries
 * @param {string} password seals the file if the form is a sealed one
 * @param {AbortSignal} signal ends the worker
 * @returns {Promise<WrittenFile | null>} `null` if it was ended
 */
export async function writeForeignFile(form, entries, password, signal) {
  const utf8 = new TextEncoder().encode(password);
  const done = await run({ task: 'writeFile', form, entries, password: utf8 }, signal);
  return /** @type {WrittenFile | null} */ (done);
}

/**
 * @param {ExportCodes} form
 * @param {ExportedEntry[]} entries
 * @param {AbortSignal} signal ends the worker
 * @returns {Promise<DrawnCodes | null>} `null` if it was ended
 */
export async function drawForeignCodes(form, entries, signal) {
  const done = await run({ task: 'drawCodes', form, entries }, signal);
  return /** @type {DrawnCodes | null} */ (done);
}

/**
 * @param {ExportTask} task
 * @param {AbortSignal} signal
 * @returns {Promise<WrittenFile | DrawnCodes | null>}
 */
function run(task, signal) {
  return new Promise((resolve, reject) => {
    const worker = new Worker('/worker/export-worker.js', { type: 'module' });
    const timer = setTimeout(() => end(() => reject(new Refusal('worker_too_slow'))), LIMIT_MS);
    const onAbort = () => end(() => resolve(null));
    const end = (/** @type {() => void} */ settle) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      worker.terminate();
      settle();
    };
    worker.addEventListener('message', (/** @type {MessageEvent<ExportAnswer>} */ { data }) =>
      end(() => ('done' in data ? resolve(data.done) : reject(data.refused))),
    );
    worker.addEventListener('error', ({ message }) => {
      console.error(message);
      end(() => reject(new Refusal('worker_not_written')));
    });
    signal.addEventListener('abort', onAbort);
    worker.postMessage(task);
  });
}
