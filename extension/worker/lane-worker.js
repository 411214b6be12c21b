// Fills some lanes of Argon2's memory for the password worker, which started it. It sees neither
// the password nor the key, and ends with that worker.

import { fillLanes, touch } from './lane-memory.js';

/** @import {Fill} from './lane-memory.js' */
/** @import {LaneTask} from './tasks.js' */

/** @type {{memory: WebAssembly.Memory, fill: Fill} | null} */
let ready = null;

self.addEventListener('message', (/** @type {MessageEvent<LaneTask>} */ { data }) => {
  if (data.task === 'fillLanes') {
    if (ready !== null) fillLanes(ready.fill, ready.memory, data.part);
  } else {
    const { module, memory, share } = data;
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    ready = { memory, fill: /** @type {Fill} */ (exports['fill']) };
    touch(memory, share);
    self.postMessage('ready');
  }
});
