// A camera that plays drawn frames: Chromium's fake video device reads them from a file. The file
// is read anew each time that a page opens the camera.

import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HEIGHT, WIDTH } from './lens.js';

const folder = join(import.meta.dirname, '..', '..', '..', 'target', 'test-cameras');
const FRAME = Buffer.from('FRAME\n');
/** Grey, half as many bytes as pixels. */
const COLOURS = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
/** In hertz. Each frame stays long enough to be read on a busy machine. */
const RATE = 2;

export const FAKE_DEVICE = '--use-fake-device-for-media-stream';
export const ALLOWED = '--use-fake-ui-for-media-stream';

export class FakeCamera {
  #folder;

  constructor() {
    mkdirSync(folder, { recursive: true });
    this.#folder = mkdtempSync(join(folder, 'camera-'));
  }

  /** The browser's switches for this camera, with the user's permission. */
  get args() {
    return [FAKE_DEVICE, ALLOWED, `--use-file-for-fake-video-capture=${this.#file}`];
  }

  /**
   * Plays these frames, again and again.
   * @param {...Uint8Array} frames
   */
  play(...frames) {
    const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${RATE}:1 Ip A1:1 C420mpeg2\n`);
    const parts = frames.flatMap((frame) => [FRAME, frame, COLOURS]);
    const next = join(this.#folder, 'next.y4m');
    writeFileSync(next, Buffer.concat([header, ...parts]));
    // A browser that has the old file open goes on reading that.
    renameSync(next, this.#file);
  }

  /** Without frames, as at first. */
  stop() {
    rmSync(this.#file, { force: true });
  }

  remove() {
    rmSync(this.#folder, { recursive: true });
  }

  get #file() {
    return join(this.#folder, 'frames.y4m');
  }
}
