// Shows the capture at one capture pixel per device pixel, at any display scale and browser zoom.

/** @import {Area} from '../core/reader.js' */

/** @typedef {{x: number, y: number}} Point in capture pixels, unless documented otherwise */

export class CaptureView {
  #address = '';
  #stage;
  #image;
  #scroller;

  /**
   * @param {HTMLElement} stage
   * @param {HTMLImageElement} image at the stage's origin
   * @param {HTMLElement} scroller the element that scrolls the stage
   */
  constructor(stage, image, scroller) {
    this.#stage = stage;
    this.#image = image;
    this.#scroller = scroller;
    this.#watchResolution();
    // Zooming resizes the window. Moving it to another screen may not, hence the media query too.
    window.addEventListener('resize', () => this.#measure());
  }

  /** The capture as a `data:` URL; empty if there is none. */
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
    // Wait for `load`, not for `decode()`: decoding waits until the tab is in front.
    const loaded = new Promise((resolve, reject) => {
      this.#image.addEventListener('load', resolve, { once: true });
      this.#image.addEventListener('error', reject, { once: true });
    });
    this.#image.src = address;
    await loaded;
    placeOnStage(this.#image, { x: 0, y: 0, ...this.size });
    this.#stage.hidden = false;
  }

  /** Forgets the capture, because it shows a secret. */
  drop() {
    this.#address = '';
    this.#image.removeAttribute('src');
    this.#stage.hidden = true;
  }

  /**
   * Returns the nearest point of the capture.
   * @param {Point} client in CSS pixels of the window
   * @returns {Point} whole pixels
   */
  pointAt(client) {
    const { left, top } = this.#stage.getBoundingClientRect();
    const { width, height } = this.size;
    const clamped = (/** @type {number} */ value, /** @type {number} */ end) =>
      Math.min(Math.max(Math.round(value * devicePixelRatio), 0), end);
    return { x: clamped(client.x - left, width), y: clamped(client.y - top, height) };
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
   * The part of the capture that is scrolled into view.
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

  #watchResolution() {
    this.#measure();
    const resolution = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    resolution.addEventListener('change', () => this.#watchResolution(), { once: true });
  }

  #measure() {
    this.#stage.style.setProperty('--pixel', `${1 / devicePixelRatio}px`);
  }
}

/**
 * Positions an element of the stage over a part of the capture.
 * @param {HTMLElement} element
 * @param {Area} area
 */
export function placeOnStage(element, { x, y, width, height }) {
  const sides = { left: x, top: y, width, height };
  for (const [side, pixels] of Object.entries(sides)) {
    element.style.setProperty(side, `calc(${pixels} * var(--pixel))`);
  }
}
