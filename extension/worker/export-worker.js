// Writes one file, or the QR codes, for another program, and ends. It reads no file. The secrets in
// its memory end with it.

import init, { drawCodes, writeFile } from '../core/export.js';
import { Refusal, asPlainRefusal } from '../base/refusal.js';

/** @import {ExportAnswer, ExportTask} from './tasks.js' */

const loading = init({ module_or_path: new URL('/core/export_bg.wasm', location.origin) });

self.addEventListener('message', (/** @type {MessageEvent<ExportTask>} */ event) => {
  void answer(event.data).then((message) => self.postMessage(message));
});

/**
 * @param {ExportTask} task
 * @returns {Promise<ExportAnswer>}
 */
async function answer(task) {
  try {
    await loading;
    return { done: perform(task) };
  } catch (thrown) {
    if (!(thrown instanceof WebAssembly.RuntimeError)) return { refused: asPlainRefusal(thrown) };
    console.error(thrown);
    return { refused: asPlainRefusal(new Refusal('worker_not_written')) };
  }
}

/** @param {ExportTask} task */
function perform(task) {
  switch (task.task) {
    case 'writeFile':
      return writeFile(task.form, task.entries, task.password);
    case 'drawCodes':
      return drawCodes(task.form, task.entries);
  }
}
