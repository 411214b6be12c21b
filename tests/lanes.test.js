// The lanes module gives the keys of the library that derives in one thread.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import {
  deriveKey,
  initSync,
  keyOfLanes,
  newKeyCost,
  planLanes,
} from '../extension/core/password.js';
import { BLOCK, blocksOf, fillLanes, makeMemory } from '../extension/worker/lane-memory.js';
import { refusal } from './support/refusal.js';

/** @import {Fill, Part} from '../extension/worker/lane-memory.js' */

const core = join(import.meta.dirname, '..', 'extension/core');
const module = new WebAssembly.Module(readFileSync(join(core, 'lanes.wasm')));
const SALT = Uint8Array.from({ length: 16 }, (_, index) => index);
const PASSWORD = 'correct horse 電池';
/** From the reference implementation (argon2-cffi). */
const LEAST = '0c8f3b1c058a3949ae69ce1d92afa6049d37a1f36583f42a9bda92c07b8f4d61';
const DEFAULT = '62dbd94c4b81c78b9e722313c7d520f4bd96704bf7342c3e5be8db343663e969';

before(() => void initSync({ module: readFileSync(join(core, 'password_bg.wasm')) }));

const password = () => new TextEncoder().encode(PASSWORD);

/** @param {WebAssembly.Memory} memory */
function fillOf(memory) {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return /** @type {Fill} */ (exports['fill']);
}

/**
 * @param {{memoryKib: number, passes: number, lanes: number}} cost
 * @param {(memory: WebAssembly.Memory, part: Part, whenFilled: () => void) => void} [fill]
 */
function derive(cost, fill = fillAlone) {
  const plan = planLanes(password(), { salt: SALT, ...cost }, false);
  const { lanes, segment, passes, firstBlocks } = plan;
  const memory = makeMemory(lanes * segment * 4);
  const last = new Uint8Array(lanes * BLOCK);
  const all = Array.from({ length: lanes }, (_, lane) => lane);
  for (const lane of all) {
    const first = firstBlocks.subarray(lane * 2 * BLOCK, (lane + 1) * 2 * BLOCK);
    blocksOf(memory, plan, { lane, from: 0, count: 2 }).set(first);
  }
  fill(memory, { lanes, segment, passes, thread: 0, threads: 1 }, () => {
    for (const lane of all)
      last.set(blocksOf(memory, plan, { lane, from: -1, count: 1 }), lane * BLOCK);
  });
  return { key: keyOfLanes(last), memory };
}

/** @type {Parameters<typeof derive>[1] & {}} */
function fillAlone(memory, part, whenFilled) {
  fillLanes(fillOf(memory), memory, part, whenFilled);
}

const hex = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString('hex');

test('the keys are those of the reference implementation', () => {
  assert.deepEqual(newKeyCost(), { memoryKib: 65_536, passes: 3, lanes: 4 });
  assert.equal(hex(derive({ memoryKib: 19_456, passes: 2, lanes: 1 }).key), LEAST);
  assert.equal(hex(derive({ memoryKib: 65_536, passes: 3, lanes: 4 }).key), DEFAULT);
});

test('the keys are those of the library at any cost', () => {
  // Memory that is no multiple of the lanes' segments is used in part (RFC 9106 §3.2).
  const costs = [
    { memoryKib: 19_456, passes: 2, lanes: 4 },
    { memoryKib: 20_011, passes: 3, lanes: 3 },
    { memoryKib: 19_999, passes: 5, lanes: 16 },
    { memoryKib: 40_000, passes: 2, lanes: 1 },
  ];
  for (const cost of costs) {
    const expected = deriveKey(password(), { salt: SALT, ...cost });
    assert.equal(hex(derive(cost).key), hex(expected), JSON.stringify(cost));
  }
});

test('two threads fill the lanes in step', async () => {
  const cost = { memoryKib: 19_456, passes: 2, lanes: 4 };
  const expected = hex(derive(cost).key);
  const source = `
    const { workerData: { memory, module, part, file } } = require('node:worker_threads');
    import(file).then(({ fillLanes }) => {
      const { exports } = new WebAssembly.Instance(module, { env: { memory } });
      fillLanes(exports.fill, memory, part);
    });`;
  const file = new URL('../extension/worker/lane-memory.js', import.meta.url).href;
  /** @type {Promise<unknown> | undefined} */
  let ended;
  const { key, memory } = derive(cost, (shared, part, whenFilled) => {
    const other = { ...part, thread: 1, threads: 2 };
    const workerData = { memory: shared, module, part: other, file };
    const worker = new Worker(source, { eval: true, workerData });
    ended = new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject));
    fillLanes(fillOf(shared), shared, { ...part, threads: 2 }, whenFilled);
  });
  assert.equal(hex(key), expected);
  assert.equal(await ended, 0);
  assertWiped(memory);
});

test('the memory is wiped after a derivation', () => {
  assertWiped(derive({ memoryKib: 19_456, passes: 2, lanes: 2 }).memory);
});

test('a thread that fails stops the others', () => {
  const memory = makeMemory(64);
  const part = { passes: 1, lanes: 4, segment: 4, thread: 0, threads: 1 };
  const fail = () => {
    throw new Error('broken');
  };
  assert.throws(() => fillLanes(fail, memory, part), /broken/u);
  assert.throws(() => fillLanes(fillOf(memory), memory, part), /another worker failed/u);
});

test('a segment beyond the memory traps', () => {
  const memory = makeMemory(64);
  const part = { passes: 1, lanes: 4, segment: 4_096, thread: 0, threads: 1 };
  assert.throws(() => fillLanes(fillOf(memory), memory, part), WebAssembly.RuntimeError);
});

test('the cost and the password are checked before anything is filled', () => {
  const least = { salt: SALT, memoryKib: 19_456, passes: 2, lanes: 1 };
  const plan = (/** @type {object} */ change, typed = PASSWORD, isNew = false) =>
    planLanes(new TextEncoder().encode(typed), { ...least, ...change }, isNew);
  assert.throws(() => plan({ memoryKib: 1024 }), refusal('kdf_too_cheap'));
  assert.throws(() => plan({ memoryKib: 2_000_000 }), refusal('kdf_too_costly'));
  assert.throws(() => plan({}, ''), refusal('kdf_password_empty'));
  assert.throws(() => plan({}, 'short', true), refusal('kdf_password_too_short'));
  assert.equal(plan({}, 'short').firstBlocks.length, 2 * BLOCK);
});

/** @param {WebAssembly.Memory} memory all but the words by which the threads keep in step */
function assertWiped(memory) {
  assert.ok(new Uint8Array(memory.buffer, 64).every((byte) => byte === 0));
}
