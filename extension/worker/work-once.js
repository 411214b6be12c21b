// The page's side of a worker that does one task and ends. The memory of each ends with it.

import { Refusal } from '../base/refusal.js';

/** @import {Refused} from '../base/refusal.js' */

/**
 * @typedef {object} Terms
 * @property {string} path of the worker's script
 * @property {number} limitMs after which the worker is ended
 * @property {string} failure the code for a worker that fails without an answer
 * @property {AbortSignal | undefined} signal ends the worker
 */

/**
 * @template T
 * @param {unknown} task
 * @param {Terms} terms
 * @returns {Promise<T | null>} `null` if it was ended
 */
export function workOnce(task, { path, limitMs, failure, signal }) {
  if (signal?.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const worker = new Worker(path, { type: 'module' });
    const timer = setTimeout(() => end(() => reject(new Refusal('worker_too_slow'))), limitMs);
    const onAbort = () => end(() => resolve(null));
    const end = (/** @type {() => void} */ settle) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      worker.terminate();
      settle();
    };
    worker.addEventListener(
      'message',
      (/** @type {MessageEvent<{done: T} | {refused: Refused}>} */ { data }) =>
        end(() => ('done' in data ? resolve(data.done) : reject(data.refused))),
    );
    worker.addEventListener('error', ({ message }) => {
      console.error(message);
      end(() => reject(new Refusal(failure)));
    });
    signal?.addEventListener('abort', onAbort);
    worker.postMessage(task);
  });
}
