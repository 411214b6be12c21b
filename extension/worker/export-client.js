// The page's side of the worker that writes files and QR codes for other programs: a new worker for
// each of them.

import { workOnce } from './work-once.js';

/** @import {DrawnCodes, ExportCodes, ExportForm} from '../core/export.js' */
/** @import {ExportedEntry, WrittenFile} from '../core/export.js' */
/** @import {DrawCodes, WriteFile} from './tasks.js' */

/** Sealing takes up to two seconds on a slow machine, and a vault may hold thousands of entries. */
const LIMIT_MS = 60_000;

const TERMS = {
  path: '/worker/export-worker.js',
  limitMs: LIMIT_MS,
  failure: 'worker_not_written',
};

/**
 * @param {ExportForm} form
 * @param {ExportedEntry[]} entries
 * @param {string} password seals the file if the form is a sealed one
 * @param {AbortSignal} signal ends the worker
 * @returns {Promise<WrittenFile | null>} `null` if it was ended
 */
export function writeForeignFile(form, entries, password, signal) {
  const utf8 = new TextEncoder().encode(password);
  /** @type {WriteFile} */
  const task = { task: 'writeFile', form, entries, password: utf8 };
  /** @type {Promise<WrittenFile | null>} */
  const writing = workOnce(task, { ...TERMS, signal });
  // The worker has a copy.
  utf8.fill(0);
  return writing;
}

/**
 * @param {ExportCodes} form
 * @param {ExportedEntry[]} entries
 * @param {AbortSignal} signal ends the worker
 * @returns {Promise<DrawnCodes | null>} `null` if it was ended
 */
export function drawForeignCodes(form, entries, signal) {
  /** @type {DrawCodes} */
  const task = { task: 'drawCodes', form, entries };
  return workOnce(task, { ...TERMS, signal });
}
