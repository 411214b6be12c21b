// A rectangle drawn over the frozen capture with a mouse, a finger or a pen.

/** @import {Area} from '../core/warifu.js' */

/** A shorter way is a click, not a region. */
const LEAST = 8;

export class RegionPicker {
  /** @type {{id: number, x: number, y: number} | null} */ #start = null;
  #stage;
  #image;
  #shown;
  #onRegion;

  /**
   * @param {HTMLElement} stage
   * @param {HTMLImageElement} image the capture, drawn at the stage's origin
   * @param {HTMLElement} shown the rectangle on the screen
   * @param {(area: Area) => void} onRegion takes the region in the capture's own pixels
   */
  constructor(stage, image, shown, onRegion) {
    this.#stage = stage;
    this.#image = image;
    this.#shown = shown;
    this.#onRegion = onRegion;
    stage.addEventListener('pointerdown', (event) => this.#begin(event));
    stage.addEventListener('pointermove', (event) => this.#draw(event));
    stage.addEventListener('pointerup', (event) => this.#end(event));
    stage.addEventListener('pointercancel', () => this.cancel());
  }

  cancel() {
    this.#start = null;
    this.#shown.hidden = true;
  }

  /** @param {PointerEvent} event */
  #begin(event) {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button'))) return;
    event.preventDefault();
    this.#stage.setPointerCapture(event.pointerId);
    this.#start = { id: event.pointerId, ...this.#point(event) };
  }

  /** @param {PointerEvent} event */
  #draw(event) {
    const box = this.#box(event);
    if (box === null) return;
    this.#shown.hidden = false;
    place(this.#shown, box);
  }

  /** @param {PointerEvent} event */
  #end(event) {
    const box = this.#box(event);
    this.#start = null;
    if (box === null) return;
    if (box.width < LEAST || box.height < LEAST) {
      this.cancel();
      return;
    }
    const scale = this.#image.naturalWidth / this.#image.clientWidth;
    const pixels = (/** @type {number} */ length) => Math.max(0, Math.round(length * scale));
    this.#onRegion({
      x: pixels(box.left),
      y: pixels(box.top),
      width: pixels(box.width),
      height: pixels(box.height),
    });
  }

  /** @param {PointerEvent} event */
  #box(event) {
    if (this.#start === null || event.pointerId !== this.#start.id) return null;
    const { x, y } = this.#point(event);
    const [left, top] = [Math.min(x, this.#start.x), Math.min(y, this.#start.y)];
    return { left, top, width: Math.abs(x - this.#start.x), height: Math.abs(y - this.#start.y) };
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const { left, top, width, height } = this.#image.getBoundingClientRect();
    const within = (/** @type {number} */ value, /** @type {number} */ end) => Math.min(Math.max(value, 0), end);
    return { x: within(event.clientX - left, width), y: within(event.clientY - top, height) };
  }
}

/**
 * @param {HTMLElement} element
 * @param {{left: number, top: number, width: number, height: number}} box in CSS pixels
 */
export function place(element, { left, top, width, height }) {
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
}
