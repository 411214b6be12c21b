// The frozen capture: each of its pixels is one of the screen's, whatever the screen's scale and the browser's zoom.

/** @import {Area} from '../core/warifu.js' */

/** @typedef {{x: number, y: number}} Point in the capture's own pixels, unless it says otherwise */

export class CaptureView {
  #address = '';
  #stage;
  #image;
  #scroller;

  /**
   * @param {HTMLElement} stage
   * @param {HTMLImageElement} image drawn at the stage's origin
   * @param {HTMLElement} scroller what the stage is scrolled in
   */
  constructor(stage, image, scroller) {
    this.#stage = stage;
    this.#image = image;
    this.#scroller = scroller;
    this.#followResolution();
    // Zooming sizes the window anew; the window's way to another screen may not.
    window.addEventListener('resize', () => this.#measure());
  }

  /** A `data:` address; empty where there is no capture any more. */
  get address() {
    return this.#address;
  }

  get hasCapture() {
    return this.#address !== '';
  }

  get image() {
    return this.#image;
  }

  get size() {
    return { width: this.#image.naturalWidth, height: this.#image.naturalHeight };
  }

  /** @param {string} address */
  async show(address) {
    this.#address = address;
    // Loading goes on in a tab that is not in front yet; decoding would wait for it to be.
    const loaded = new Promise((resolve, reject) => {
      this.#image.addEventListener('load', resolve, { once: true });
      this.#image.addEventListener('error', reject, { once: true });
    });
    this.#image.src = address;
    await loaded;
    placeOnStage(this.#image, { x: 0, y: 0, ...this.size });
    this.#stage.hidden = false;
  }

  /** What was captured shows a secret: it has done its service. */
  drop() {
    this.#address = '';
    this.#image.removeAttribute('src');
    this.#stage.hidden = true;
  }

  /**
   * The nearest point of the capture.
   * @param {Point} client in CSS pixels of the window
   * @returns {Point} on a pixel's edge
   */
  pointAt(client) {
    const { left, top } = this.#stage.getBoundingClientRect();
    const { width, height } = this.size;
    const within = (/** @type {number} */ value, /** @type {number} */ end) =>
      Math.min(Math.max(Math.round(value * devicePixelRatio), 0), end);
    return { x: within(client.x - left, width), y: within(client.y - top, height) };
  }

  /**
   * @param {Point} point
   * @returns {Point} in CSS pixels of the window
   */
  clientPointOf({ x, y }) {
    const { left, top } = this.#stage.getBoundingClientRect();
    return { x: left + x / devicePixelRatio, y: top + y / devicePixelRatio };
  }

  /**
   * The part that a person sees.
   * @returns {Area}
   */
  visibleArea() {
    const { left, top, right, bottom } = this.#scroller.getBoundingClientRect();
    const [first, last] = [
      this.pointAt({ x: left, y: top }),
      this.pointAt({ x: right, y: bottom }),
    ];
    return { ...first, width: last.x - first.x, height: last.y - first.y };
  }

  #followResolution() {
    this.#measure();
    const now = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    now.addEventListener('change', () => this.#followResolution(), { once: true });
  }

  #measure() {
    this.#stage.style.setProperty('--pixel', `${1 / devicePixelRatio}px`);
  }
}

/**
 * Puts an element of the stage over a part of the capture.
 * @param {HTMLElement} element
 * @param {Area} area
 */
export function placeOnStage(element, { x, y, width, height }) {
  const sides = { left: x, top: y, width, height };
  for (const [side, pixels] of Object.entries(sides)) {
    element.style.setProperty(side, `calc(${pixels} * var(--pixel))`);
  }
}
