// The page's side of the reader: a new worker for each picture. It can be started beforehand.

import { Refusal } from '../base/refusal.js';

/** @import {Area, Goal, Reading} from '../core/reader.js' */
/** @import {ReadAnswer, ReadTask} from './tasks.js' */

const LIMIT_MS = 10_000;

/** A worker that was started beforehand and has read nothing. @type {Worker | null} */
let spare = null;

/** Starts a worker for the next picture, so that its module is compiled by then. */
export function prepareReader() {
  if (spare !== null) return;
  const worker = startWorker();
  spare = worker;
  // Nobody else listens yet. A worker that failed would never answer.
  worker.addEventListener('error', () => {
    if (spare === worker) spare = null;
  });
}

/**
 * @param {Uint8Array} file handed over to the worker
 * @param {Goal} goal
 * @returns {Promise<Reading>}
 */
export function readPicture(file, goal) {
  return perform({ task: 'readPicture', file, goal, skip: [] });
}

/**
 * @param {string} address a capture, as the browser gives it
 * @param {Goal} goal
 * @param {Area} [area] in the capture's own pixels
 * @returns {Promise<Reading>}
 */
export function readCapture(address, goal, area) {
  return perform({ task: 'readCapture', address, goal, skip: [], ...(area ? { area } : {}) });
}

/**
 * A strategy that traps is left out in a new worker; one that traps although it was left out, or
 * a trap before the search, ends the reading.
 * @param {ReadTask} task
 * @returns {Promise<Reading>}
 */
async function perform(task) {
  const answer = await askNewWorker(task);
  if ('done' in answer) return answer.done;
  if ('refused' in answer) {
    throw answer.refused.code === 'shell_unexpected' ? notRead() : answer.refused;
  }
  const { trapped, task: same } = answer;
  if (same.skip.includes(trapped)) throw notRead();
  return perform({ ...same, skip: [...same.skip, trapped] });
}

/** @param {ReadTask} task */
async function askNewWorker(task) {
  const worker = spare ?? startWorker();
  spare = null;
  try {
    return await ask(worker, task);
  } finally {
    worker.terminate();
  }
}

export function startWorker() {
  return new Worker('/worker/reader-worker.js', { type: 'module' });
}

/**
 * Only to be called when the worker has answered the task before.
 * @param {Worker} worker
 * @param {ReadTask} task
 * @returns {Promise<ReadAnswer>}
 */
export function ask(worker, task) {
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const { signal } = listening;
    const timer = setTimeout(() => reject(new Refusal('worker_too_slow')), LIMIT_MS);
    const end = (/** @type {() => void} */ settle) => {
      clearTimeout(timer);
      listening.abort();
      settle();
    };
    const onMessage = (/** @type {MessageEvent<ReadAnswer>} */ event) =>
      end(() => resolve(event.data));
    const onError = (/** @type {ErrorEvent} */ event) => {
      console.error(event.message);
      end(() => reject(notRead()));
    };
    worker.addEventListener('message', onMessage, { signal });
    worker.addEventListener('error', onError, { signal });
    worker.postMessage(task, { transfer: transferOf(task) });
  });
}

/** @param {ReadTask} task */
function transferOf(task) {
  if (task.task === 'readPicture') return [task.file.buffer];
  return task.task === 'readFrame' ? [task.pixels.rgba.buffer] : [];
}

export function notRead() {
  return new Refusal('worker_not_read');
}
