// Shows a camera's picture and reads one frame after another, until a caller ends it.

import { Refusal, asRefusal } from '../base/refusal.js';
import { FrameReader } from '../worker/frame-reader.js';
import { closeCamera, openCamera } from './open-camera.js';
import { FrameTaker } from './take-frame.js';

/** @import {Code, Goal} from '../core/reader.js' */

/** At most eight frames a second. */
const PACE_MS = 125;

/**
 * @typedef {object} Outlets
 * @property {(track: MediaStreamTrack) => void} onOpen
 * @property {(codes: Code[]) => void} onCodes called for each frame with QR codes; it wipes their
 *   texts
 * @property {(thrown: unknown) => void} onFailure called when the camera has ended by itself
 */

export class FrameLoop {
  /** Counts starts and ends, so that what belongs to an earlier one is dropped. */ #turn = 0;
  /** @type {MediaStream | null} */ #stream = null;
  #isOn = false;
  #frames = new FrameTaker();
  #reader;
  #video;
  #outlets;

  /**
   * @param {HTMLVideoElement} video
   * @param {Outlets} outlets
   * @param {Goal} [goal] when the search of a frame ends
   */
  constructor(video, outlets, goal = 'account') {
    this.#reader = new FrameReader(goal);
    this.#video = video;
    this.#outlets = outlets;
  }

  /** Whether the camera is open, or the browser asks the user about it. */
  get isOn() {
    return this.#isOn;
  }

  /** @param {string} chosen see `openCamera` */
  async start(chosen) {
    this.end();
    const turn = this.#turn;
    this.#isOn = true;
    this.#reader.prepare();
    try {
      const stream = await openCamera(chosen);
      if (turn === this.#turn) await this.#run(stream, turn);
      else closeCamera(stream);
    } catch (thrown) {
      if (turn === this.#turn) this.#fail(thrown);
    }
  }

  /** Closes the camera, and forgets the last frame. */
  end() {
    this.#turn += 1;
    this.#isOn = false;
    if (this.#stream !== null) closeCamera(this.#stream);
    this.#stream = null;
    this.#video.srcObject = null;
    this.#frames.forget();
    this.#reader.end();
  }

  /**
   * @param {MediaStream} stream
   * @param {number} turn
   */
  async #run(stream, turn) {
    this.#stream = stream;
    this.#video.srcObject = stream;
    const [track] = stream.getVideoTracks();
    // Not called when this page stops it.
    track?.addEventListener('ended', () => {
      if (turn === this.#turn) this.#fail(new Refusal('camera_ended'));
    });
    await this.#video.play();
    if (turn !== this.#turn) return;
    if (track !== undefined) this.#outlets.onOpen(track);
    while (turn === this.#turn) {
      const begun = performance.now();
      await new Promise((resolve) => this.#video.requestVideoFrameCallback(resolve));
      if (turn === this.#turn) await this.#readFrame(turn);
      await pause(begun + PACE_MS - performance.now());
    }
  }

  /** @param {number} turn */
  async #readFrame(turn) {
    const reading = await this.#reader.read(this.#frames.take(this.#video));
    if (reading === null) return;
    if (turn === this.#turn) this.#outlets.onCodes(reading.codes);
    else for (const { text } of reading.codes) text.fill(0);
  }

  /** @param {unknown} thrown */
  #fail(thrown) {
    this.end();
    const { code } = asRefusal(thrown);
    // Its text is about picture files.
    const isReader = code === 'worker_not_read' || code === 'shell_unexpected';
    this.#outlets.onFailure(isReader ? new Refusal('camera_not_read') : thrown);
  }
}

/** @param {number} ms none if negative */
function pause(ms) {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
}
