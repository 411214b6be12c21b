// Scrolls on while a pointer that drags is held at the edge of what is seen.

/** @import {Point} from './capture-view.js' */

/** In CSS pixels. */
const EDGE = 24;
const FASTEST = 16;

export class EdgeScroller {
  /** @type {number | null} */ #frame = null;
  #scroller;

  /** @param {HTMLElement} scroller */
  constructor(scroller) {
    this.#scroller = scroller;
  }

  /**
   * @param {Point} pointer in CSS pixels of the window
   * @param {() => void} onScroll called after each step
   */
  follow(pointer, onScroll) {
    this.stop();
    const { left, right, top, bottom } = this.#scroller.getBoundingClientRect();
    const [x, y] = [speed(pointer.x, left, right), speed(pointer.y, top, bottom)];
    if (x === 0 && y === 0) return;
    const step = () => {
      const before = this.#scroller.scrollLeft + this.#scroller.scrollTop;
      this.#scroller.scrollBy({ left: x, top: y, behavior: 'instant' });
      if (this.#scroller.scrollLeft + this.#scroller.scrollTop === before) return;
      onScroll();
      this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  stop() {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }
}

/**
 * @param {number} at
 * @param {number} low
 * @param {number} high
 */
function speed(at, low, high) {
  const beyond = Math.max(0, at - (high - EDGE)) - Math.max(0, low + EDGE - at);
  return Math.sign(beyond) * Math.min(Math.ceil(Math.abs(beyond) / 2), FASTEST);
}
