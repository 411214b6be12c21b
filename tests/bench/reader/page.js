// In the browser's page: sends the current picture to a reader's worker. After a trap the worker is
// replaced.

/** @import {Answer, Trap} from './judge.js' */

/** @type {Map<string, Worker>} */
const workers = new Map();

/**
 * @param {string} name of the reader
 * @param {number} limitMs
 * @returns {Promise<Answer | Trap>}
 */
export async function ask(name, limitMs) {
  const response = await fetch('/picture');
  if (!response.ok) throw new Error(`the picture: ${response.status}`);
  const file = new Uint8Array(await response.arrayBuffer());
  const worker =
    workers.get(name) ??
    new Worker(`/tests/bench/reader/worker.js?reader=${name}`, { type: 'module' });
  workers.set(name, worker);
  const answer = await answerOf(worker, file, limitMs);
  if ('trap' in answer) {
    worker.terminate();
    workers.delete(name);
  }
  return answer;
}

/**
 * @param {Worker} worker
 * @param {Uint8Array<ArrayBuffer>} file
 * @param {number} limitMs
 * @returns {Promise<Answer | Trap>}
 */
function answerOf(worker, file, limitMs) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ trap: `no answer within ${limitMs} ms` }), limitMs);
    const settle = (/** @type {Answer | Trap} */ answer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    worker.onmessage = (/** @type {MessageEvent<Answer | Trap>} */ event) => settle(event.data);
    worker.onerror = (event) => settle({ trap: event.message });
    worker.postMessage(file, [file.buffer]);
  });
}
