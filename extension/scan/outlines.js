// A button around each QR code that was found on the capture. Its content is known, so a click
// needs no search.

import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';
import { nameOf } from '../base/name-of.js';
import { freeAll, singleAccount } from '../accounts/read-codes.js';
import { placeOnStage } from './capture-view.js';
import { areaOf, overlap } from './code-area.js';

/** @import {ImportedText} from '../base/core.js' */
/** @import {Area} from '../core/reader.js' */
/** @import {Found, RefusedText} from '../accounts/read-codes.js' */

/** @typedef {Found & {area: Area}} Outlined */

/**
 * @typedef {object} ClickHandlers
 * @property {(content: ImportedText) => void} onContent must not free the content
 * @property {(other: RefusedText) => void} onOther called for a QR code without an account; must
 *   not free it
 */

export class Outlines {
  /** @type {Outlined[]} */ #all = [];
  #container;
  #handlers;

  /**
   * @param {HTMLElement} container
   * @param {ClickHandlers} handlers
   */
  constructor(container, handlers) {
    this.#container = container;
    this.#handlers = handlers;
  }

  get count() {
    return this.#all.length;
  }

  /** @param {Found[]} found owned by this object from now on; those already shown are freed */
  add(found) {
    for (const one of found) {
      const area = areaOf(one.code.corners);
      if (this.#all.some((other) => overlap(other.area, area) > 0.5)) freeAll([one]);
      else this.#all.push({ ...one, area });
    }
    this.#all = inReadingOrder(this.#all);
    this.#container.replaceChildren(...this.#all.map((one, index) => this.#draw(one, index + 1)));
  }

  /** Scrolls to the first account, or to the first QR code if none is an account. */
  scrollToFirst() {
    const { children } = this.#container;
    const first = this.#all.findIndex((one) => 'content' in one);
    (children[first] ?? children[0])?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /**
   * Whether the area cuts through one of the QR codes.
   * @param {Area} area
   */
  isCutBy(area) {
    return this.#all.some(({ area: code }) => {
      const part = overlap(code, area);
      return part > 0 && part < 1;
    });
  }

  /** Frees all accounts. */
  clear() {
    this.#container.replaceChildren();
    freeAll(this.#all);
    this.#all = [];
  }

  /**
   * @param {Outlined} one
   * @param {number} number
   */
  #draw(one, number) {
    const isAccount = 'content' in one;
    const name = isAccount ? nameOfContent(one.content) : message('region_other_code');
    const label = message('region_code_number', [String(number), name]);
    const button = make(
      'button',
      { type: 'button', 'aria-label': label, ...(isAccount ? {} : { class: 'other' }) },
      make('span', { class: 'tag' }, make('b', {}, String(number)), ` ${name}`),
    );
    placeOnStage(button, one.area);
    button.addEventListener('click', () => {
      if ('content' in one) this.#handlers.onContent(one.content);
      else this.#handlers.onOther(one);
    });
    return button;
  }
}

/**
 * Row by row, each row from the left. Two QR codes are in one row if they overlap vertically.
 * @param {Outlined[]} all
 */
function inReadingOrder(all) {
  /** @type {Outlined[][]} */
  const rows = [];
  for (const one of all.toSorted((a, b) => a.area.y - b.area.y)) {
    const row = rows.at(-1);
    const first = row?.[0]?.area;
    if (row && first && one.area.y < first.y + first.height) row.push(one);
    else rows.push([one]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.area.x - b.area.x));
}

/** @param {ImportedText} content */
function nameOfContent(content) {
  const account = singleAccount(content);
  if (account === null) return message('region_transfer');
  const name = nameOf(account.preview());
  account.free();
  return name || message('region_no_name');
}
