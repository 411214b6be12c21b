// node tests/bench/password.js: Argon2id by the library in one thread, by the lanes module in one
// thread, and by the password worker in all its threads, side by side in one page of Chromium.

import { goInside } from '../support/browser/extension-modules.js';
import { launch } from '../support/browser/launch.js';
import { median, shown, table } from './table.js';

/** @import {Modules} from '../support/browser/extension-modules.js' */

const ROUNDS = 9;
const PASSWORD = 'a password to measure with';
const COST = { memoryKib: 65_536, passes: 3, lanes: 4 };
const COLUMNS = ['', 'min', 'median', 'ratio of the medians'];
const EXPLANATION = `
Milliseconds for 64 MiB, 3 passes and 4 lanes; medians of ${ROUNDS} rounds, in each of which every
way is measured once. Each way is warm. The password worker's time includes the messages.`;

/** Milliseconds by the way. @typedef {Record<string, number[]>} Times */

/**
 * Runs in the page.
 * @param {Modules} modules
 * @param {{rounds: number, password: string, cost: typeof COST}} task
 * @returns {Promise<{times: Times, threads: number}>}
 */
async function measure({ loadPassword }, { rounds, password, cost }) {
  const load = (/** @type {string} */ path) => import(path);
  const core = await loadPassword();
  /** @type {typeof import('../../extension/worker/password-client.js')} */
  const { PasswordWorker } = await load('/worker/password-client.js');
  /** @type {typeof import('../../extension/worker/lane-memory.js')} */
  const { makeMemory, fillLanes } = await load('/worker/lane-memory.js');
  const question = { ...cost, salt: new Uint8Array(16) };
  const bytes = () => new TextEncoder().encode(password);
  const memory = makeMemory(cost.memoryKib);
  const address = '/core/lanes.wasm';
  const { instance } = await WebAssembly.instantiateStreaming(fetch(address), { env: { memory } });
  const fill = /** @type {import('../../extension/worker/lane-memory.js').Fill} */ (
    instance.exports['fill']
  );
  const worker = new PasswordWorker();
  /** @type {Record<string, () => unknown>} */
  const ways = {
    'library, one thread': () => core.deriveKey(bytes(), question),
    'lanes module, one thread': () => {
      const { lanes, passes, segment } = core.planLanes(bytes(), question, false);
      fillLanes(fill, memory, { lanes, passes, segment, thread: 0, threads: 1 });
    },
    'password worker': () => worker.deriveKey(password, question),
  };
  for (const derive of Object.values(ways)) await derive();
  /** @type {Times} */
  const times = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [way, derive] of Object.entries(ways)) {
      const start = performance.now();
      await derive();
      (times[way] ??= []).push(performance.now() - start);
    }
  }
  worker.end();
  return { times, threads: navigator.hardwareConcurrency };
}

const launched = await launch('chrome', { modules: true });
try {
  const { page, modules } = await goInside(launched);
  const task = { rounds: ROUNDS, password: PASSWORD, cost: COST };
  const { times, threads } = await page.evaluate(measure, modules, task);
  const first = Object.values(times)[0] ?? [];
  const rows = Object.entries(times).map(([way, ms]) => [
    way,
    shown(Math.min(...ms)),
    shown(median(ms)),
    (median(ms) / median(first)).toFixed(2),
  ]);
  console.log(`${await launched.browser.version()}, ${threads} processors\n`);
  console.log(table([COLUMNS, ...rows]));
  console.log(EXPLANATION);
} finally {
  await launched.close();
}
