// The page's side of the reader for the frames of a camera. They share a worker, because a new one
// would compile its module for each.

import { ask, notRead, startWorker } from './reader-client.js';

/** @import {Goal, Reading} from '../core/reader.js' */
/** @import {Pixels} from './tasks.js' */

/** Why a frame gave nothing, although it was read. */
const NOTHING_CODES = ['qr_not_found', 'qr_out_of_time'];

export class FrameReader {
  /** @type {Worker | null} */ #worker = null;
  /** @type {number[]} the strategies that trapped */ #skip = [];
  #goal;

  /** @param {Goal} goal when the search of a frame ends */
  constructor(goal) {
    this.#goal = goal;
  }

  /** Starts the worker, so that its module is compiled when the first frame is there. */
  prepare() {
    this.#worker ??= startWorker();
  }

  /**
   * Only to be called when the frame before was read.
   * @param {Pixels} pixels handed over to the worker, which wipes them
   * @returns {Promise<Reading | null>} `null` if the frame has no QR code that can be read
   */
  async read(pixels) {
    const worker = (this.#worker ??= startWorker());
    const skip = this.#skip;
    try {
      const answer = await ask(worker, { task: 'readFrame', pixels, goal: this.#goal, skip });
      if ('done' in answer) return answer.done;
      if ('trapped' in answer) this.#renew(answer.trapped);
      else if (!NOTHING_CODES.includes(answer.refused.code)) throw answer.refused;
      return null;
    } catch (thrown) {
      // A worker that was ended before may have a successor.
      if (worker === this.#worker) this.end();
      throw thrown;
    }
  }

  /** Ends the worker. A reading that waits for it gives nothing any more. */
  end() {
    this.#worker?.terminate();
    this.#worker = null;
  }

  /**
   * A module must not be used after a trap.
   * @param {number} trapped the strategy
   */
  #renew(trapped) {
    this.end();
    if (this.#skip.includes(trapped)) throw notRead();
    this.#skip = [...this.#skip, trapped];
  }
}
