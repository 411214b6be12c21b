// The password worker's side of the workers that fill Argon2's lanes. It fills some lanes itself.

import {
  BLOCK,
  MOST_THREADS,
  blocksOf,
  fillLanes,
  makeMemory,
  roomIn,
  touch,
} from './lane-memory.js';

/** @import {LanePlan} from '../core/password.js' */
/** @import {Fill} from './lane-memory.js' */
/** @import {LaneTask} from './tasks.js' */

/** Blocks of the default cost, 64 MiB. */
const USUAL_BLOCKS = 65_536;
/** Enough for V8 to compile the module with its optimising compiler. */
const WARM_UP = { passes: 1, lanes: 4, segment: 512 };

export class LaneWorkers {
  #module;
  #others;
  /** @type {{memory: WebAssembly.Memory, fill: Fill}} */ #own;

  /**
   * @param {WebAssembly.Module} module
   * @param {Worker[]} others
   * @param {WebAssembly.Memory} memory
   */
  constructor(module, others, memory) {
    this.#module = module;
    this.#others = others;
    this.#own = { memory, fill: fillOf(module, memory) };
  }

  /**
   * Starts them and makes them ready.
   * @returns {Promise<LaneWorkers | null>} `null` where one thread does the work: with one
   *   processor, without shared memory, or with too little
   */
  static async start() {
    const threads = threadsFor(navigator.hardwareConcurrency);
    if (threads === 1 || typeof SharedArrayBuffer === 'undefined') return null;
    try {
      const address = new URL('/core/lanes.wasm', location.origin);
      const module = await WebAssembly.compileStreaming(fetch(address));
      const others = Array.from({ length: threads - 1 }, startWorker);
      const lanes = new LaneWorkers(module, others, makeMemory(USUAL_BLOCKS));
      await lanes.#share();
      lanes.#fill(WARM_UP);
      return lanes;
    } catch (thrown) {
      // The library derives the same key in one thread.
      console.info('Argon2 runs in one thread:', thrown);
      return null;
    }
  }

  /**
   * The last block of each lane, one after the other, for the caller to wipe.
   * @param {LanePlan} plan
   * @returns {Promise<Uint8Array | null>} `null` if the browser has too little memory
   */
  async fill(plan) {
    const { lanes, segment, firstBlocks } = plan;
    const blocks = lanes * segment * 4;
    if (roomIn(this.#own.memory) < blocks && !(await this.#grow(blocks))) return null;
    const { memory } = this.#own;
    const count = firstBlocks.length / lanes / BLOCK;
    for (let lane = 0; lane < lanes; lane += 1) {
      const first = firstBlocks.subarray(lane * count * BLOCK, (lane + 1) * count * BLOCK);
      blocksOf(memory, plan, { lane, from: 0, count }).set(first);
    }
    const last = new Uint8Array(lanes * BLOCK);
    this.#fill(plan, () => {
      for (let lane = 0; lane < lanes; lane += 1) {
        last.set(blocksOf(memory, plan, { lane, from: -1, count: 1 }), lane * BLOCK);
      }
    });
    return last;
  }

  /**
   * @param {Omit<LanePlan, 'firstBlocks'>} plan
   * @param {() => void} [whenFilled]
   */
  #fill({ passes, lanes, segment }, whenFilled) {
    const threads = this.#others.length + 1;
    const part = { passes, lanes, segment, threads };
    for (const [index, worker] of this.#others.entries()) {
      send(worker, { task: 'fillLanes', part: { ...part, thread: index + 1 } });
    }
    fillLanes(this.#own.fill, this.#own.memory, { ...part, thread: 0 }, whenFilled);
  }

  /** @param {number} blocks */
  async #grow(blocks) {
    try {
      const memory = makeMemory(blocks);
      this.#own = { memory, fill: fillOf(this.#module, memory) };
    } catch (thrown) {
      if (thrown instanceof RangeError) return false;
      throw thrown;
    }
    await this.#share();
    return true;
  }

  /** Gives every worker the memory. */
  async #share() {
    const { memory } = this.#own;
    const threads = this.#others.length + 1;
    const ready = this.#others.map((worker, index) => {
      const answer = nextMessage(worker);
      const share = { thread: index + 1, threads };
      send(worker, { task: 'shareMemory', module: this.#module, memory, share });
      return answer;
    });
    touch(memory, { thread: 0, threads });
    await Promise.all(ready);
  }
}

/** Two or four workers share four lanes evenly. @param {number} processors */
function threadsFor(processors) {
  return processors >= MOST_THREADS ? MOST_THREADS : processors >= 2 ? 2 : 1;
}

function startWorker() {
  return new Worker('/worker/lane-worker.js', { type: 'module' });
}

/**
 * @param {Worker} worker
 * @param {LaneTask} task
 */
function send(worker, task) {
  worker.postMessage(task);
}

/** @param {Worker} worker */
function nextMessage(worker) {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', resolve, { once: true });
    worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true });
  });
}

/**
 * @param {WebAssembly.Module} module
 * @param {WebAssembly.Memory} memory
 */
function fillOf(module, memory) {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return /** @type {Fill} */ (exports['fill']);
}
