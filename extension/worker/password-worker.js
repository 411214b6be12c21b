// Works on a master password, until the page ends it. Argon2id takes a while and 64 MiB or more:
// here neither stops the page, and the memory is free again when the worker ends.

import init, { chooseKey, deriveKey, strengthOf, warmUp } from '../core/password.js';
import { asRefusal } from '../base/refusal.js';

/** @import {PasswordAnswer, PasswordRequest, PasswordTask} from './tasks.js' */

const loading = init({ module_or_path: new URL('/core/password_bg.wasm', location.origin) });

self.addEventListener('message', (/** @type {MessageEvent<PasswordRequest>} */ event) => {
  void answer(event.data).then((message) => self.postMessage(message));
});

// The user is still typing: the module is compiled and its memory is there before it is needed.
void loading.then(warmUp);

/**
 * @param {PasswordRequest} request
 * @returns {Promise<PasswordAnswer>}
 */
async function answer({ id, ...task }) {
  try {
    await loading;
    return { id, done: perform(task) };
  } catch (thrown) {
    return { id, refused: asRefusal(thrown) };
  }
}

/** @param {PasswordTask} task */
function perform(task) {
  switch (task.task) {
    case 'deriveKey':
      return deriveKey(task.password, task.question);
    case 'chooseKey':
      return chooseKey(task.password, task.salt, task.cost);
    case 'strengthOf':
      return strengthOf(task.password);
  }
}
