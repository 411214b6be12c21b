// Reads one file of another program, and ends. Such a file may come from an attacker: a trap, a
// hang or its memory cost this worker and nothing else. It sees no vault.

import init, { readFile } from '../core/import.js';
import { Refusal, asPlainRefusal } from '../base/refusal.js';

/** @import {FileAnswer, FileTask} from './tasks.js' */

const loading = init({ module_or_path: new URL('/core/import_bg.wasm', location.origin) });

self.addEventListener('message', (/** @type {MessageEvent<FileTask>} */ event) => {
  void answer(event.data).then((message) => self.postMessage(message));
});

/**
 * @param {FileTask} task
 * @returns {Promise<FileAnswer>}
 */
async function answer({ file, passwords }) {
  try {
    await loading;
    return { done: readFile(file, passwords) };
  } catch (thrown) {
    if (!(thrown instanceof WebAssembly.RuntimeError)) return { refused: asPlainRefusal(thrown) };
    console.error(thrown);
    return { refused: asPlainRefusal(new Refusal('worker_file_not_read')) };
  }
}
