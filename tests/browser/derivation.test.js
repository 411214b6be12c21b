// The password worker derives with several threads where the browser allows it, and the keys are
// those of the library.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { goInside } from '../support/browser/extension-modules.js';
import { launch } from '../support/browser/launch.js';

/** @import {Inside} from '../support/browser/extension-modules.js' */
/** @import {Own} from '../support/browser/launch.js' */

/** @type {Own} */
let launched;
/** @type {Inside} */
let inside;

before(async () => {
  launched = await launch('chrome', { modules: true });
  inside = await goInside(launched);
});
after(() => launched.close());

for (const [name, memoryKib] of /** @type {const} */ ([
  ['the usual memory', 65_536],
  ['more than the usual memory', 81_920],
])) {
  test(`the worker's key is that of the library, in ${name}`, async () => {
    const { page, modules } = inside;
    const keys = await page.evaluate(
      async ({ loadPassword }, cost) => {
        const load = (/** @type {string} */ path) => import(path);
        const library = await loadPassword();
        /** @type {typeof import('../../extension/worker/password-client.js')} */
        const { withPasswordWorker } = await load('/worker/password-client.js');
        const question = { salt: new Uint8Array(16).fill(9), ...cost };
        const bytes = new TextEncoder().encode('a password');
        const expected = library.deriveKey(bytes, question);
        const [derived, chosen] = await withPasswordWorker(async (worker) => [
          await worker.deriveKey('a password', question),
          await worker.chooseKey('a password', question.salt, cost),
        ]);
        return [expected, derived, chosen.key].map((key) => key.join());
      },
      modules,
      { memoryKib, passes: 3, lanes: 4 },
    );
    assert.deepEqual(keys, [keys[0], keys[0], keys[0]]);
  });
}

for (const [name, memory, processors] of /** @type {const} */ ([
  ['one processor', true, 1],
  ['no shared memory', false, 4],
])) {
  test(`one thread derives with ${name}`, async () => {
    const { page, modules } = inside;
    const started = await page.evaluate(
      async (_, hasMemory, count) => {
        const load = (/** @type {string} */ path) => import(path);
        /** @type {typeof import('../../extension/worker/lane-workers.js')} */
        const { LaneWorkers } = await load('/worker/lane-workers.js');
        Object.defineProperty(navigator, 'hardwareConcurrency', { value: count, writable: true });
        const { SharedArrayBuffer: shared } = globalThis;
        if (!hasMemory) Reflect.deleteProperty(globalThis, 'SharedArrayBuffer');
        const lanes = await LaneWorkers.start();
        Object.assign(globalThis, { SharedArrayBuffer: shared });
        return lanes;
      },
      modules,
      memory,
      processors,
    );
    assert.equal(started, null);
  });
}
