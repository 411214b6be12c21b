// A magnifier for the capture around one point.

/** @import {CaptureView, Point} from './capture-view.js' */

const ZOOM = 4;
/** All in CSS pixels. The gap is the distance from the point; a finger covers more than a mouse. */
const SIZE = 128;
const MOUSE_GAP = 24;
const FINGER_GAP = 56;

/** @typedef {-1 | 0 | 1} Side left of or above the point; centred on it; right of or below it */

export class Loupe {
  #canvas;
  #view;
  #frame;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {CaptureView} view
   * @param {HTMLElement} frame the loupe stays within it
   */
  constructor(canvas, view, frame) {
    this.#canvas = canvas;
    this.#view = view;
    this.#frame = frame;
  }

  /**
   * @param {Point} point
   * @param {{x: Side, y: Side}} side the preferred side
   * @param {boolean} [isFinger]
   */
  show(point, side, isFinger = false) {
    this.#canvas.hidden = false;
    this.#draw(point);
    const at = this.#view.clientPointOf(point);
    const { left, right, top, bottom } = this.#frame.getBoundingClientRect();
    const gap = isFinger ? FINGER_GAP : MOUSE_GAP;
    this.#canvas.style.left = `${startBeside(at.x, side.x, gap, left, right)}px`;
    this.#canvas.style.top = `${startBeside(at.y, side.y, gap, top, bottom)}px`;
  }

  /** Also erases the picture. */
  hide() {
    this.#canvas.hidden = true;
    this.#canvas.width = 0;
  }

  /** @param {Point} point */
  #draw({ x, y }) {
    const pixels = Math.round(SIZE * devicePixelRatio);
    this.#canvas.width = pixels;
    this.#canvas.height = pixels;
    const context = this.#canvas.getContext('2d');
    if (context === null) return;
    context.imageSmoothingEnabled = false;
    const shown = pixels / ZOOM;
    const [left, top] = [x - shown / 2, y - shown / 2];
    context.drawImage(this.#view.image, left, top, shown, shown, 0, 0, pixels, pixels);
    // A cross at the point: dark on a white rim.
    for (const [colour, width] of /** @type {const} */ ([
      ['#fff', 3],
      ['#17507c', 1],
    ])) {
      context.fillStyle = colour;
      context.fillRect((pixels - width) / 2, 0, width, pixels);
      context.fillRect(0, (pixels - width) / 2, pixels, width);
    }
  }
}

/**
 * The loupe's start along one axis: on the preferred side; on the opposite side if only that has
 * room.
 * @param {number} at the point
 * @param {Side} side
 * @param {number} gap
 * @param {number} low
 * @param {number} high
 */
function startBeside(at, side, gap, low, high) {
  const starts = { '-1': at - gap - SIZE, 0: at - SIZE / 2, 1: at + gap };
  const fits = (/** @type {number} */ start) => start >= low && start + SIZE <= high;
  const [preferred, opposite] = [starts[side], starts[/** @type {Side} */ (-side)]];
  if (!fits(preferred) && fits(opposite)) return opposite;
  return Math.min(Math.max(preferred, low), high - SIZE);
}
