// The page's side of the worker that reads files of other programs: a new worker for each try.

import { workOnce } from './work-once.js';

/** @import {FileContent} from '../core/import.js' */
/** @import {FileTask} from './tasks.js' */

/** A derivation at the highest cost takes about a minute on a slow machine. */
const LIMIT_MS = 300_000;

/**
 * @param {Uint8Array<ArrayBuffer>} file stays with the page
 * @param {readonly string[]} passwords those that were given for it, the last one last
 * @param {AbortSignal} [signal] ends the worker
 * @returns {Promise<FileContent | null>} `null` if it was ended
 */
export function readForeignFile(file, passwords, signal) {
  const encoder = new TextEncoder();
  /** @type {FileTask} */
  const task = { file, passwords: passwords.map((one) => encoder.encode(one)) };
  /** @type {Promise<FileContent | null>} */
  const reading = workOnce(task, {
    path: '/worker/import-worker.js',
    limitMs: LIMIT_MS,
    failure: 'worker_file_not_read',
    signal,
  });
  // The worker has copies.
  for (const password of task.passwords) password.fill(0);
  return reading;
}
