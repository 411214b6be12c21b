// The capture around one of its points, four times as large.

/** @import {CaptureView, Point} from './capture-view.js' */

const ZOOM = 4;
/** In CSS pixels. */
const SIZE = 128;
const GAP = 24;
/** A finger covers more. */
const FINGER_GAP = 56;

/** @typedef {-1 | 0 | 1} Side before, beside or behind the point */

export class Loupe {
  #canvas;
  #view;
  #frame;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {CaptureView} view
   * @param {HTMLElement} frame what it stays within
   */
  constructor(canvas, view, frame) {
    this.#canvas = canvas;
    this.#view = view;
    this.#frame = frame;
  }

  /**
   * @param {Point} point
   * @param {{x: Side, y: Side}} aside where it is out of the way
   * @param {boolean} [isFinger]
   */
  show(point, aside, isFinger = false) {
    this.#canvas.hidden = false;
    this.#draw(point);
    const at = this.#view.clientPointOf(point);
    const { left, right, top, bottom } = this.#frame.getBoundingClientRect();
    const gap = isFinger ? FINGER_GAP : GAP;
    this.#canvas.style.left = `${beside(at.x, aside.x, gap, left, right)}px`;
    this.#canvas.style.top = `${beside(at.y, aside.y, gap, top, bottom)}px`;
  }

  /** It forgets what it showed. */
  hide() {
    this.#canvas.hidden = true;
    this.#canvas.width = 0;
  }

  /** @param {Point} point */
  #draw({ x, y }) {
    const side = Math.round(SIZE * devicePixelRatio);
    this.#canvas.width = side;
    this.#canvas.height = side;
    const pen = this.#canvas.getContext('2d');
    if (pen === null) return;
    pen.imageSmoothingEnabled = false;
    const seen = side / ZOOM;
    pen.drawImage(this.#view.image, x - seen / 2, y - seen / 2, seen, seen, 0, 0, side, side);
    for (const [colour, width] of /** @type {const} */ ([
      ['#fff', 3],
      ['#17507c', 1],
    ])) {
      pen.fillStyle = colour;
      pen.fillRect((side - width) / 2, 0, width, side);
      pen.fillRect(0, (side - width) / 2, side, width);
    }
  }
}

/**
 * Where it begins: on the wanted side, on the other where that has no room.
 * @param {number} at
 * @param {Side} side
 * @param {number} gap
 * @param {number} low
 * @param {number} high
 */
function beside(at, side, gap, low, high) {
  const begins = { '-1': at - gap - SIZE, 0: at - SIZE / 2, 1: at + gap };
  const fits = (/** @type {number} */ begin) => begin >= low && begin + SIZE <= high;
  const [wanted, other] = [begins[side], begins[/** @type {Side} */ (-side)]];
  if (fits(wanted) || !fits(other)) return Math.min(Math.max(wanted, low), high - SIZE);
  return other;
}
