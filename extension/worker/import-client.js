// The page's side of the worker that reads files of other programs: a new worker for each try.

import { Refusal } from '../base/refusal.js';

/** @import {FileContent} from '../core/import.js' */
/** @import {FileAnswer, FileTask} from './tasks.js' */

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
  return new Promise((resolve, reject) => {
    const worker = new Worker('/worker/import-worker.js', { type: 'module' });
    const timer = setTimeout(() => end(() => reject(new Refusal('worker_too_slow'))), LIMIT_MS);
    const onAbort = () => end(() => resolve(null));
    const end = (/** @type {() => void} */ settle) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      worker.terminate();
      settle();
    };
    worker.addEventListener('message', (/** @type {MessageEvent<FileAnswer>} */ { data }) =>
      end(() => ('done' in data ? resolve(data.done) : reject(data.refused))),
    );
    worker.addEventListener('error', ({ message }) => {
      console.error(message);
      end(() => reject(new Refusal('worker_file_not_read')));
    });
    signal?.addEventListener('abort', onAbort);
    worker.postMessage(task);
  });
}
