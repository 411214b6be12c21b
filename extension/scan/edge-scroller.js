// Keeps scrolling while the user drags near the edge of the visible part.

/** @import {Point} from './capture-view.js' */

/** Distance from the edge within which it scrolls, in CSS pixels. */
const EDGE = 24;
/** In CSS pixels per animation frame. */
const MAX_SPEED = 16;

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
 * The speed along one axis; negative towards the start.
 * @param {number} at the pointer
 * @param {number} low the visible part's start
 * @param {number} high the visible part's end
 */
function speed(at, low, high) {
  const beyond = Math.max(0, at - (high - EDGE)) - Math.max(0, low + EDGE - at);
  return Math.sign(beyond) * Math.min(Math.ceil(Math.abs(beyond) / 2), MAX_SPEED);
}
