// Reads one picture, or the frames of a camera, and ends. A picture may come from an attacker: a
// trap, a hang or its memory cost this worker and nothing else. It contains no vault code and sees
// no vault.

import init, { lastStrategy, readCapture, readPicture, readPixels } from '../core/reader.js';
import { asRefusal } from '../base/refusal.js';

/** @import {Reading, Search} from '../core/reader.js' */
/** @import {Extent, Pixels, ReadAnswer, ReadTask} from './tasks.js' */

/** A search ends after this time with what it has; the page waits somewhat longer. */
const SEARCH_MS = 2_000;
/** The next frame may be a better one. */
const FRAME_MS = 500;

const loading = init({ module_or_path: new URL('/core/reader_bg.wasm', location.origin) });

self.addEventListener('message', (/** @type {MessageEvent<ReadTask>} */ event) => {
  void answer(event.data).then((message) => {
    // The file goes back to the page for another try.
    const task = 'trapped' in message ? message.task : null;
    const transfer = task?.task === 'readPicture' ? [task.file.buffer] : [];
    self.postMessage(message, { transfer });
  });
});

/**
 * @param {ReadTask} task
 * @returns {Promise<ReadAnswer>}
 */
async function answer(task) {
  try {
    await loading;
    return { done: read(task) };
  } catch (thrown) {
    const strategy = thrown instanceof WebAssembly.RuntimeError ? lastStrategy() : undefined;
    return strategy === undefined ? { refused: asRefusal(thrown) } : { trapped: strategy, task };
  }
}

/**
 * @param {ReadTask} task
 * @returns {Reading}
 */
function read(task) {
  switch (task.task) {
    case 'readPicture':
      return readPicture(task.file, undefined, searchOf(task, SEARCH_MS));
    case 'readCapture':
      return readCapture(task.address, task.area, searchOf(task, SEARCH_MS));
    case 'readFrame':
      return readFrame(task.pixels, searchOf(task, FRAME_MS));
  }
}

/**
 * @param {Pixels} pixels wiped
 * @param {Search} search
 */
function readFrame({ width, height, rgba }, search) {
  const bytes = new Uint8Array(rgba.buffer);
  try {
    return readPixels(width, height, bytes, search);
  } finally {
    bytes.fill(0);
  }
}

/**
 * @param {Extent} extent
 * @param {number} budgetMs
 * @returns {Search}
 */
function searchOf({ goal, skip }, budgetMs) {
  return { budgetMs, goal, skip };
}
