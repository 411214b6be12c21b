// The pixels of a video's current frame, as the reader takes them.

/** @import {Pixels} from '../worker/tasks.js' */

/** The longer side of a frame that is read, in pixels. */
const MAX_SIDE = 1_920;

export class FrameTaker {
  #canvas = new OffscreenCanvas(0, 0);

  /**
   * The frame is not mirrored, however the page shows it.
   * @param {HTMLVideoElement} video shows a frame
   * @returns {Pixels}
   */
  take(video) {
    const factor = Math.min(1, MAX_SIDE / Math.max(video.videoWidth, video.videoHeight));
    const width = Math.floor(video.videoWidth * factor);
    const height = Math.floor(video.videoHeight * factor);
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas = new OffscreenCanvas(width, height);
    }
    const context = this.#canvas.getContext('2d', { willReadFrequently: true, alpha: false });
    if (context === null) throw new TypeError('the browser gives no canvas');
    context.drawImage(video, 0, 0, width, height);
    return { width, height, rgba: context.getImageData(0, 0, width, height).data };
  }

  /** Erases the frame that was taken last. */
  forget() {
    this.#canvas.width = 0;
  }
}
