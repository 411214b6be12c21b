// Does one task and ends. Pages' own interfaces are not here, and not needed. Pictures are an attacker's until shown otherwise, and hashing a password takes a while and
// much memory: here a trap, a hang and the memory cost this worker and nothing else.

import { changePassword, createVault, loadCore, readCapture, readPicture, unlockVault } from '../shared/core.js';
import { asRefusal } from '../shared/refusal.js';

/** @import {Answer, Task} from './tasks.js' */

/** A search gives up after this; the page waits somewhat longer. */
const SEARCH_MS = 2_000;

self.addEventListener('message', (/** @type {MessageEvent<Task>} */ event) => {
  void answer(event.data).then((message) => self.postMessage(message));
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
    return { refused: asRefusal(thrown) };
  }
}

/** @param {Task} task */
function perform(task) {
  switch (task.task) {
    case 'readPicture':
      return readPicture(task.file, task.area, SEARCH_MS);
    case 'readCapture':
      return readCapture(task.address, task.area, SEARCH_MS);
    case 'createVault':
      return createVault(task.name, task.password, task.beside);
    case 'changePassword':
      return changePassword(task.sealed, task.key, task.password, task.beside);
    case 'unlockVault':
      return unlockVault(task.sealed, task.password);
  }
}
