// The memory that workers share while they fill Argon2's lanes (RFC 9106 §3.4), and their common
// step. A lane is filled in four segments a pass; no worker begins a segment before all have ended
// the one before it.

/** @import {LanePlan} from '../core/password.js' */

/**
 * The function of the lanes module. Addresses are in bytes, `segment` in blocks.
 * @typedef {(blocks: number, scratch: number, pass: number, slice: number, lane: number,
 *   passes: number, lanes: number, segment: number) => void} Fill
 *
 * A worker's part: every lane whose number is `thread` modulo `threads`.
 * @typedef {Omit<LanePlan, 'firstBlocks'> & {thread: number, threads: number}} Part
 */

export const BLOCK = 1024;
const PAGE = 65_536;
const SLICES = 4;
/** Where the blocks begin, after what the workers need for themselves. */
const BLOCKS = PAGE;
/** Five blocks of 1 KiB for each worker. */
const SCRATCH = 8 * BLOCK;
/** The most workers, so that their own blocks fit before `BLOCKS`. */
export const MOST_THREADS = 4;
/** The numbers of the 32-bit words at the beginning of the memory. */
const ARRIVED = 0;
const STEP = 1;
const FAILED = 2;
/** Far longer than a step takes. A worker that died must not keep the others waiting for ever. */
const STEP_MS = 60_000;

/**
 * New memory for so many blocks.
 * @param {number} blocks
 * @throws {RangeError} if the browser cannot give as much
 */
export function makeMemory(blocks) {
  const pages = (BLOCKS + blocks * BLOCK) / PAGE;
  return new WebAssembly.Memory({
    initial: Math.ceil(pages),
    maximum: Math.ceil(pages),
    shared: true,
  });
}

/** The number of blocks that a memory has room for. @param {WebAssembly.Memory} memory */
export function roomIn(memory) {
  return (memory.buffer.byteLength - BLOCKS) / BLOCK;
}

/**
 * Some blocks of a lane, from its first or, if `from` is negative, up to its last.
 * @param {WebAssembly.Memory} memory
 * @param {Pick<LanePlan, 'segment'>} plan
 * @param {{lane: number, from: number, count: number}} which
 */
export function blocksOf(memory, { segment }, { lane, from, count }) {
  const length = segment * SLICES;
  const first = lane * length + (from < 0 ? length + from : from);
  return new Uint8Array(memory.buffer, BLOCKS + first * BLOCK, count * BLOCK);
}

/**
 * Fills this worker's lanes in step with the others, and wipes them afterwards.
 * @param {Fill} fill
 * @param {WebAssembly.Memory} memory
 * @param {Part} part
 * @param {() => void} [whenFilled] called while all lanes are filled and none is wiped yet
 */
export function fillLanes(fill, memory, part, whenFilled = () => undefined) {
  const { passes, lanes, segment, thread, threads } = part;
  const words = new Int32Array(memory.buffer, 0, FAILED + 1);
  const mine = Array.from({ length: lanes }, (_, lane) => lane).filter(
    (lane) => lane % threads === thread,
  );
  const scratch = SCRATCH * (thread + 1);
  try {
    for (let pass = 0; pass < passes; pass += 1) {
      for (let slice = 0; slice < SLICES; slice += 1) {
        for (const lane of mine) fill(BLOCKS, scratch, pass, slice, lane, passes, lanes, segment);
        waitForAll(words, threads);
      }
    }
    whenFilled();
    waitForAll(words, threads);
    for (const lane of mine) {
      blocksOf(memory, part, { lane, from: 0, count: segment * SLICES }).fill(0);
    }
    new Uint8Array(memory.buffer, scratch, SCRATCH).fill(0);
    waitForAll(words, threads);
  } catch (thrown) {
    Atomics.store(words, FAILED, 1);
    nextStep(words);
    throw thrown;
  }
}

/**
 * Writes to this worker's share of the whole memory, so that the system provides it now.
 * @param {WebAssembly.Memory} memory
 * @param {{thread: number, threads: number}} share
 */
export function touch(memory, { thread, threads }) {
  const bytes = memory.buffer.byteLength - BLOCKS;
  const [start, end] = [thread, thread + 1].map((at) => Math.floor((bytes * at) / threads));
  new Uint8Array(memory.buffer, BLOCKS).fill(0, start, end);
}

/**
 * Returns when every worker has called it.
 * @param {Int32Array} words
 * @param {number} threads
 */
function waitForAll(words, threads) {
  const step = Atomics.load(words, STEP);
  if (Atomics.add(words, ARRIVED, 1) + 1 === threads) {
    Atomics.store(words, ARRIVED, 0);
    nextStep(words);
  } else if (Atomics.wait(words, STEP, step, STEP_MS) === 'timed-out') {
    throw new Error('a worker did not fill its lanes');
  }
  if (Atomics.load(words, FAILED) !== 0) throw new Error('another worker failed');
}

/** @param {Int32Array} words */
function nextStep(words) {
  Atomics.add(words, STEP, 1);
  Atomics.notify(words, STEP);
}
