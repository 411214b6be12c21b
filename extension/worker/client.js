// The page's side of the worker: a fresh one for every task.

import { Refusal } from '../base/refusal.js';

/** @import {Area, Reading, Rekeyed, Unlocked} from '../core/warifu.js' */
/** @import {Answer, Goal, Results, Task} from './tasks.js' */

const READ_LIMIT_MS = 10_000;
const HASH_LIMIT_MS = 120_000;

/**
 * @param {Uint8Array} file given up
 * @param {Goal} goal
 * @returns {Promise<Reading>}
 */
export function readPicture(file, goal) {
  return perform({ task: 'readPicture', file, goal, skip: [] }, READ_LIMIT_MS, [file.buffer]);
}

/**
 * @param {string} address a capture, as the browser gives it
 * @param {Goal} goal
 * @param {Area} [area] in the capture's own pixels
 * @returns {Promise<Reading>}
 */
export function readCapture(address, goal, area) {
  return perform(
    { task: 'readCapture', address, goal, skip: [], ...(area ? { area } : {}) },
    READ_LIMIT_MS,
  );
}

/**
 * @param {string} name
 * @param {string} password
 * @param {string[]} beside the vaults that are there
 * @returns {Promise<Rekeyed>}
 */
export function createVault(name, password, beside) {
  const bytes = new TextEncoder().encode(password);
  return perform({ task: 'createVault', name, password: bytes, beside }, HASH_LIMIT_MS, [
    bytes.buffer,
  ]);
}

/**
 * @param {string} sealed
 * @param {string} key
 * @param {string} password the new one
 * @param {string[]} beside the other vaults
 * @returns {Promise<Rekeyed>}
 */
export function changePassword(sealed, key, password, beside) {
  const bytes = new TextEncoder().encode(password);
  return perform({ task: 'changePassword', sealed, key, password: bytes, beside }, HASH_LIMIT_MS, [
    bytes.buffer,
  ]);
}

/**
 * @param {string[]} sealed
 * @param {string} password
 * @returns {Promise<Unlocked>} the vault that it opens
 */
export function unlockVault(sealed, password) {
  const bytes = new TextEncoder().encode(password);
  return perform({ task: 'unlockVault', sealed, password: bytes }, HASH_LIMIT_MS, [bytes.buffer]);
}

/**
 * @template {Task} T
 * @param {T} task
 * @param {number} limitMs
 * @param {ArrayBufferLike[]} [handedOver] buffers that this page gives up
 * @returns {Promise<Results[T['task']]>}
 */
async function perform(task, limitMs, handedOver = []) {
  const answer = await askFresh(task, limitMs, handedOver);
  if ('done' in answer) return /** @type {Results[T['task']]} */ (answer.done);
  // A trap inside the core is something that nobody foresaw: what it means depends on what was being done.
  if ('refused' in answer)
    throw answer.refused.code === 'shell_unexpected' ? crash(task) : answer.refused;
  const { trapped, task: same } = answer;
  if (same.skip.includes(trapped)) throw crash(task);
  const again = { ...same, skip: [...same.skip, trapped] };
  const result = await perform(again, limitMs, 'file' in again ? [again.file.buffer] : []);
  return /** @type {Results[T['task']]} */ (result);
}

/**
 * @param {Task} task
 * @param {number} limitMs
 * @param {ArrayBufferLike[]} handedOver
 */
async function askFresh(task, limitMs, handedOver) {
  const worker = new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
  try {
    return await ask(worker, task, limitMs, handedOver);
  } finally {
    worker.terminate();
  }
}

/**
 * @param {Worker} worker
 * @param {Task} task
 * @param {number} limitMs
 * @param {ArrayBufferLike[]} handedOver
 * @returns {Promise<Answer>}
 */
function ask(worker, task, limitMs, handedOver) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Refusal('worker_too_slow')), limitMs);
    const end = (/** @type {() => void} */ settle) => {
      clearTimeout(timer);
      settle();
    };
    worker.addEventListener('message', (/** @type {MessageEvent<Answer>} */ event) =>
      end(() => resolve(event.data)),
    );
    worker.addEventListener('error', (event) => {
      console.error(event.message);
      end(() => reject(crash(task)));
    });
    worker.postMessage(task, {
      transfer: handedOver.filter((buffer) => buffer instanceof ArrayBuffer),
    });
  });
}

/** @param {Task} task */
function crash({ task }) {
  return new Refusal(
    task === 'readPicture' || task === 'readCapture' ? 'worker_not_read' : 'worker_not_hashed',
  );
}
