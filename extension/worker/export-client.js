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
 * @returns {Promise<WrittenFile>}
 */
export async function writeForeignFile(form, entries, password) {
  const utf8 = new TextEncoder().encode(password);
  return /** @type {WrittenFile} */ (
    await run({ task: 'writeFile', form, entries, password: utf8 })
  );
}

/**
 * @param {ExportCodes} form
 * @param {ExportedEntry[]} entries
 * @returns {Promise<DrawnCodes>}
 */
export async function drawForeignCodes(form, entries) {
  return /** @type {DrawnCodes} */ (await run({ task: 'drawCodes', form, entries }));
}

/**
 * @param {ExportTask} task
 * @returns {Promise<WrittenFile | DrawnCodes>}
 */
function run(task) {
  return new Promise((resolve, reject) => {
    const worker = new Worker('/worker/export-worker.js', { type: 'module' });
    const timer = setTimeout(() => end(() => reject(new Refusal('worker_too_slow'))), LIMIT_MS);
    const end = (/** @type {() => void} */ settle) => {
      clearTimeout(timer);
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
    worker.postMessage(task);
  });
}
