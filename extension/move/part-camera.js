// Reads the QR codes on the old PC's screen, or on paper, with this PC's camera.

import { explain } from '../base/explain.js';
import { asRefusal } from '../base/refusal.js';
import { FrameLoop } from '../capture/frame-loop.js';
import { element, find, write } from '../forms/dom.js';

/** @import {Code} from '../core/reader.js' */

export class PartCamera {
  #part = element('#camera');
  #state = element('#camera-state');
  #start = element('#to-camera');
  #loop;

  /** @param {(codes: Code[]) => void} onCodes called for each frame with QR codes; it wipes them */
  constructor(onCodes) {
    const outlets = {
      onOpen: () => write(this.#state, 'camera_running'),
      onCodes,
      onFailure: (/** @type {unknown} */ thrown) => this.#fail(thrown),
    };
    this.#loop = new FrameLoop(find(document, '#video', HTMLVideoElement), outlets, 'any');
    this.#start.addEventListener('click', () => this.#open());
    element('#end-camera').addEventListener('click', () => {
      this.end();
      this.#start.focus();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.end();
    });
    // The browser may keep the page in memory and show it again.
    window.addEventListener('pagehide', () => this.end());
  }

  /** Closes the camera. */
  end() {
    this.#loop.end();
    this.#part.hidden = true;
    this.#start.hidden = false;
  }

  #open() {
    this.#part.hidden = false;
    this.#start.hidden = true;
    write(this.#state, 'camera_asking');
    this.#state.classList.remove('error');
    element('#end-camera').focus();
    void this.#loop.start('');
  }

  /** @param {unknown} thrown */
  #fail(thrown) {
    this.#start.hidden = false;
    write(this.#state, '');
    this.#state.textContent = explain(asRefusal(thrown));
    this.#state.classList.add('error');
  }
}
