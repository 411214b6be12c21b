// Lets the user draw a rectangle over the capture with a mouse, finger, pen or keyboard.

import { message } from '../base/texts.js';
import { placeOnStage } from './capture-view.js';
import { EdgeScroller } from './edge-scroller.js';
import { areaAfterKey, initialArea } from './region-keys.js';

/** @import {Area} from '../core/reader.js' */
/** @import {CaptureView, Point} from './capture-view.js' */
/** @import {Loupe, Side} from './loupe.js' */

/** A shorter drag counts as a click. In CSS pixels. */
const MIN_DRAG = 8;
/** The height of the label with the size above the rectangle, in CSS pixels. */
const LABEL_HEIGHT = 32;

/**
 * @typedef {object} Parts
 * @property {HTMLElement} stage receives pointer and key events
 * @property {HTMLElement} scroller
 * @property {HTMLElement} rectangle
 * @property {HTMLElement} size the label with the rectangle's size
 * @property {CaptureView} view
 * @property {Loupe} loupe
 *
 * @typedef {object} Callbacks
 * @property {(area: Area) => void} onRegion
 * @property {() => void} onClick called for a click that hits no outline
 * @property {(text: string) => void} say announces a text to screen readers
 */

export class RegionPicker {
  /**
   * Where the pointer went down; `null` while none is down. `isHeld`: the stage has captured it.
   * @type {(Point & {id: number, isHeld: boolean}) | null}
   */
  #start = null;
  /** @type {Area | null} */ #area = null;
  /** Whether the rectangle appeared on focus and the user has not changed it. */
  #isFresh = false;
  #parts;
  #callbacks;
  #scroller;

  /**
   * @param {Parts} parts
   * @param {Callbacks} callbacks
   */
  constructor(parts, callbacks) {
    this.#parts = parts;
    this.#callbacks = callbacks;
    this.#scroller = new EdgeScroller(parts.scroller);
    const { stage } = parts;
    stage.addEventListener('pointerdown', (event) => this.#onDown(event));
    stage.addEventListener('pointermove', (event) => this.#onMove(event));
    stage.addEventListener('pointerup', (event) => this.#onUp(event));
    stage.addEventListener('pointercancel', () => this.cancel());
    stage.addEventListener('pointerleave', () => this.#start ?? parts.loupe.hide());
    stage.addEventListener('keydown', (event) => this.#onKey(event));
    stage.addEventListener(
      'keyup',
      (event) => event.key.startsWith('Arrow') && this.#announceArea(event),
    );
    stage.addEventListener('focus', () => this.#showInitial());
    stage.addEventListener('blur', () => this.#isFresh && this.cancel());
  }

  /** Whether there is a rectangle, or one is being drawn. */
  get isActive() {
    return this.#area !== null || this.#start !== null;
  }

  cancel() {
    this.#endDrag();
    this.#area = null;
    this.#isFresh = false;
    this.#parts.rectangle.hidden = true;
  }

  #endDrag() {
    this.#start = null;
    this.#scroller.stop();
    this.#parts.loupe.hide();
  }

  /** @param {PointerEvent} event */
  #onDown(event) {
    if (event.button !== 0 || this.#start !== null || !this.#parts.view.hasCapture) return;
    const isOnOutline = event.target instanceof Element && event.target.closest('button') !== null;
    this.#start = { id: event.pointerId, isHeld: false, ...this.#parts.view.pointAt(event) };
    // A press on an outline stays a click of the outline, unless it becomes a drag.
    if (isOnOutline) return;
    event.preventDefault();
    this.#capturePointer(event);
  }

  /** @param {PointerEvent} event */
  #capturePointer({ pointerId }) {
    if (this.#start === null || this.#start.isHeld) return;
    this.#start.isHeld = true;
    this.#parts.stage.setPointerCapture(pointerId);
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    const isFinger = event.pointerType === 'touch';
    const start = this.#start;
    if (start === null) {
      // No loupe for a finger that draws nothing: the finger would cover the point.
      const isOnStage = event.target instanceof Element && event.target.closest('button') === null;
      if (!isFinger && isOnStage)
        this.#parts.loupe.show(this.#parts.view.pointAt(event), { x: 1, y: 1 });
      else this.#parts.loupe.hide();
      return;
    }
    if (event.pointerId !== start.id) return;
    const area = this.#drawnArea(event);
    if (!start.isHeld && isClick(area)) return;
    this.#capturePointer(event);
    const client = { x: event.clientX, y: event.clientY };
    const draw = () => {
      const end = this.#parts.view.pointAt(client);
      this.#draw(areaBetween(start, end));
      this.#parts.loupe.show(end, isFinger ? { x: 0, y: -1 } : outerSide(start, end), isFinger);
    };
    draw();
    this.#scroller.follow(client, draw);
  }

  /** @param {PointerEvent} event */
  #onUp(event) {
    if (this.#start === null || event.pointerId !== this.#start.id) return;
    const area = this.#drawnArea(event);
    if (isClick(area)) {
      const { isHeld } = this.#start;
      this.cancel();
      if (isHeld) this.#callbacks.onClick();
      return;
    }
    this.#draw(area);
    this.#endDrag();
    this.#callbacks.onRegion(area);
  }

  /** Shows a first rectangle, for keyboard users. */
  #showInitial() {
    if (this.#area !== null || !this.#parts.view.hasCapture) return;
    this.#draw(initialArea(this.#parts.view.visibleArea(), devicePixelRatio));
    this.#isFresh = true;
    this.#callbacks.say(this.#describe());
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.target !== this.#parts.stage || this.#start !== null || event.altKey || event.metaKey)
      return;
    if (event.key === 'Enter' || event.key.startsWith('Arrow')) this.#showInitial();
    const area = this.#area;
    if (area === null) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#isFresh = false;
      this.#parts.loupe.hide();
      this.#callbacks.onRegion(area);
      return;
    }
    const next = areaAfterKey(area, event, this.#parts.view.size, devicePixelRatio);
    if (next === null) return;
    event.preventDefault();
    this.#isFresh = false;
    this.#draw(next);
    this.#parts.rectangle.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const isFarCorner = event.shiftKey || event.key === 'ArrowRight' || event.key === 'ArrowDown';
    const corner = isFarCorner
      ? { x: next.x + next.width, y: next.y + next.height }
      : { x: next.x, y: next.y };
    this.#parts.loupe.show(corner, isFarCorner ? { x: 1, y: 1 } : { x: -1, y: -1 });
  }

  /** @param {KeyboardEvent} event */
  #announceArea({ target }) {
    if (target === this.#parts.stage && this.#area !== null) this.#callbacks.say(this.#describe());
  }

  #describe() {
    const { x, y, width, height } = this.#area ?? { x: 0, y: 0, width: 0, height: 0 };
    return message('region_at', [x, y, width, height].map(String));
  }

  /** @param {Area} area */
  #draw(area) {
    const { rectangle, size } = this.#parts;
    this.#area = area;
    rectangle.hidden = false;
    placeOnStage(rectangle, area);
    size.textContent = `${area.width} × ${area.height}`;
    // The label is above the rectangle, or inside if there is no room above.
    size.classList.toggle('inside', area.y < LABEL_HEIGHT * devicePixelRatio);
  }

  /** @param {PointerEvent} event */
  #drawnArea(event) {
    return areaBetween(this.#start ?? { x: 0, y: 0 }, this.#parts.view.pointAt(event));
  }
}

/**
 * @param {Point} one
 * @param {Point} other
 * @returns {Area}
 */
function areaBetween(one, other) {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/** @param {Area} area */
function isClick({ width, height }) {
  return Math.max(width, height) < MIN_DRAG * devicePixelRatio;
}

/**
 * The side of the pointer that is outside the drawn rectangle.
 * @param {Point} start
 * @param {Point} end
 * @returns {{x: Side, y: Side}}
 */
function outerSide(start, end) {
  return { x: end.x < start.x ? -1 : 1, y: end.y < start.y ? -1 : 1 };
}
