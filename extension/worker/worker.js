// Does one task and ends. Pictures are an attacker's until shown otherwise, and hashing a password takes a while and much
// memory: here a trap, a hang and the memory cost this worker and nothing else.

import {
  changePassword,
  createVault,
  lastWay,
  loadCore,
  readCapture,
  readPicture,
  unlockVault,
} from '../base/core.js';
import { asRefusal } from '../base/refusal.js';

/** @import {Search} from '../core/warifu.js' */
/** @import {Answer, Extent, Task} from './tasks.js' */

/** A search gives up after this; the page waits somewhat longer. */
const SEARCH_MS = 2_000;

self.addEventListener('message', (/** @type {MessageEvent<Task>} */ event) => {
  void answer(event.data).then((message) => {
    // The picture goes back for another try.
    const buffers =
      'trapped' in message && 'file' in message.task ? [message.task.file.buffer] : [];
    self.postMessage(message, { transfer: buffers });
  });
});

/**
 * @param {Task} task
 * @returns {Promise<Answer>}
 */
async function answer(task) {
  try {
    await loadCore();
    return { done: perform(task) };
  } catch (thrown) {
    const way = thrown instanceof WebAssembly.RuntimeError ? lastWay() : undefined;
    if (way !== undefined && 'goal' in task) return { trapped: way, task };
    return { refused: asRefusal(thrown) };
  }
}

/** @param {Task} task */
function perform(task) {
  switch (task.task) {
    case 'readPicture':
      return readPicture(task.file, undefined, searchOf(task));
    case 'readCapture':
      return readCapture(task.address, task.area, searchOf(task));
    case 'createVault':
      return createVault(task.name, task.password, task.beside);
    case 'changePassword':
      return changePassword(task.sealed, task.key, task.password, task.beside);
    case 'unlockVault':
      return unlockVault(task.sealed, task.password);
  }
}

/** @param {Extent} extent @returns {Search} */
function searchOf({ goal, skip }) {
  return { budgetMs: SEARCH_MS, goal, skip };
}
