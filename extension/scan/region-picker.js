// A rectangle over the frozen capture, by mouse, finger, pen or keyboard.

import { message } from '../base/texts.js';
import { placeOnStage } from './capture-view.js';
import { EdgeScroller } from './edge-scroller.js';
import { areaAfterKey, initialArea } from './region-keys.js';

/** @import {Area} from '../core/warifu.js' */
/** @import {CaptureView, Point} from './capture-view.js' */
/** @import {Loupe, Side} from './loupe.js' */

/** A shorter way is a click, not a region. In CSS pixels. */
const LEAST = 8;
/** The room above the rectangle that its size takes, in CSS pixels. */
const LABEL = 32;

/**
 * @typedef {object} Parts
 * @property {HTMLElement} stage takes pointers and keys
 * @property {HTMLElement} scroller
 * @property {HTMLElement} shown the rectangle on the screen
 * @property {HTMLElement} size says how large it is
 * @property {CaptureView} view
 * @property {Loupe} loupe
 *
 * @typedef {object} Callbacks
 * @property {(area: Area) => void} onRegion
 * @property {() => void} onClick a press beside every outline that drew nothing
 * @property {(text: string) => void} say what a screen reader hears
 */

export class RegionPicker {
  /** @type {(Point & {id: number, isHeld: boolean}) | null} */ #start = null;
  /** @type {Area | null} */ #area = null;
  /** Whether the rectangle is as it appeared, and nobody has done anything to it. */
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
    stage.addEventListener('pointerdown', (event) => this.#press(event));
    stage.addEventListener('pointermove', (event) => this.#move(event));
    stage.addEventListener('pointerup', (event) => this.#release(event));
    stage.addEventListener('pointercancel', () => this.cancel());
    stage.addEventListener('pointerleave', () => this.#start ?? parts.loupe.hide());
    stage.addEventListener('keydown', (event) => this.#key(event));
    stage.addEventListener(
      'keyup',
      (event) => event.key.startsWith('Arrow') && this.#sayArea(event),
    );
    stage.addEventListener('focus', () => this.#begin());
    stage.addEventListener('blur', () => this.#isFresh && this.cancel());
  }

  get isActive() {
    return this.#area !== null || this.#start !== null;
  }

  cancel() {
    this.#letGo();
    this.#area = null;
    this.#isFresh = false;
    this.#parts.shown.hidden = true;
  }

  #letGo() {
    this.#start = null;
    this.#scroller.stop();
    this.#parts.loupe.hide();
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button !== 0 || this.#start !== null || !this.#parts.view.hasCapture) return;
    const isOnOutline = event.target instanceof Element && event.target.closest('button') !== null;
    this.#start = { id: event.pointerId, isHeld: false, ...this.#parts.view.pointAt(event) };
    // A press on an outline is a click of it, unless it goes on as a drag.
    if (isOnOutline) return;
    event.preventDefault();
    this.#hold(event);
  }

  /** @param {PointerEvent} event */
  #hold({ pointerId }) {
    if (this.#start === null || this.#start.isHeld) return;
    this.#start.isHeld = true;
    this.#parts.stage.setPointerCapture(pointerId);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const isFinger = event.pointerType === 'touch';
    const start = this.#start;
    if (start === null) {
      // A finger that draws nothing covers what it would show.
      const isOnStage = event.target instanceof Element && event.target.closest('button') === null;
      if (!isFinger && isOnStage)
        this.#parts.loupe.show(this.#parts.view.pointAt(event), { x: 1, y: 1 });
      else this.#parts.loupe.hide();
      return;
    }
    if (event.pointerId !== start.id) return;
    const box = this.#box(event);
    if (!start.isHeld && isClick(box)) return;
    this.#hold(event);
    const client = { x: event.clientX, y: event.clientY };
    const draw = () => {
      const end = this.#parts.view.pointAt(client);
      this.#draw(between(start, end));
      this.#parts.loupe.show(end, isFinger ? { x: 0, y: -1 } : outward(start, end), isFinger);
    };
    draw();
    this.#scroller.follow(client, draw);
  }

  /** @param {PointerEvent} event */
  #release(event) {
    if (this.#start === null || event.pointerId !== this.#start.id) return;
    const box = this.#box(event);
    if (isClick(box)) {
      const { isHeld } = this.#start;
      this.cancel();
      if (isHeld) this.#callbacks.onClick();
      return;
    }
    this.#draw(box);
    this.#letGo();
    this.#callbacks.onRegion(box);
  }

  /** A rectangle to begin with, for a person who came by the keyboard. */
  #begin() {
    if (this.#area !== null || !this.#parts.view.hasCapture) return;
    this.#draw(initialArea(this.#parts.view.visibleArea(), devicePixelRatio));
    this.#isFresh = true;
    this.#callbacks.say(this.#describe());
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.target !== this.#parts.stage || this.#start !== null || event.altKey || event.metaKey)
      return;
    if (event.key === 'Enter' || event.key.startsWith('Arrow')) this.#begin();
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
    this.#parts.shown.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const isEnd = event.shiftKey || event.key === 'ArrowRight' || event.key === 'ArrowDown';
    const corner = isEnd
      ? { x: next.x + next.width, y: next.y + next.height }
      : { x: next.x, y: next.y };
    this.#parts.loupe.show(corner, isEnd ? { x: 1, y: 1 } : { x: -1, y: -1 });
  }

  /** @param {KeyboardEvent} event */
  #sayArea({ target }) {
    if (target === this.#parts.stage && this.#area !== null) this.#callbacks.say(this.#describe());
  }

  #describe() {
    const { x, y, width, height } = this.#area ?? { x: 0, y: 0, width: 0, height: 0 };
    return message('region_at', [x, y, width, height].map(String));
  }

  /** @param {Area} area */
  #draw(area) {
    const { shown, size } = this.#parts;
    this.#area = area;
    shown.hidden = false;
    placeOnStage(shown, area);
    size.textContent = `${area.width} × ${area.height}`;
    // Above the rectangle, and inside where the capture ends there.
    size.classList.toggle('inside', area.y < LABEL * devicePixelRatio);
  }

  /** @param {PointerEvent} event */
  #box(event) {
    return between(this.#start ?? { x: 0, y: 0 }, this.#parts.view.pointAt(event));
  }
}

/**
 * @param {Point} one
 * @param {Point} other
 * @returns {Area}
 */
function between(one, other) {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/** @param {Area} area */
function isClick({ width, height }) {
  return Math.max(width, height) < LEAST * devicePixelRatio;
}

/**
 * Away from what is being drawn.
 * @param {Point} start
 * @param {Point} end
 * @returns {{x: Side, y: Side}}
 */
function outward(start, end) {
  return { x: end.x < start.x ? -1 : 1, y: end.y < start.y ? -1 : 1 };
}
