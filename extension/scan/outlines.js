// A button around each code that was found on the capture. What it proposes is known: clicking searches nothing.

import { message } from '../base/texts.js';
import { Account } from '../base/core.js';
import { make } from '../forms/dom.js';
import { nameOf } from '../accounts/found.js';
import { placeOnStage } from './capture-view.js';

/** @import {Transfer} from '../base/core.js' */
/** @import {Area, Refusal} from '../core/warifu.js' */
/** @import {Found} from '../accounts/found.js' */

/** @typedef {Found & {area: Area}} Outlined */

/**
 * @typedef {object} Choices
 * @property {(account: Account | Transfer) => void} onAccount lent: it stays the outline's
 * @property {(refused: Refusal) => void} onOther a code that is no account
 */

export class Outlines {
  /** @type {Outlined[]} */ #all = [];
  #place;
  #choices;

  /**
   * @param {HTMLElement} place
   * @param {Choices} choices
   */
  constructor(place, choices) {
    this.#place = place;
    this.#choices = choices;
  }

  get count() {
    return this.#all.length;
  }

  /** @param {Found[]} found theirs from now on; those that stand here already are let go */
  add(found) {
    for (const one of found) {
      const area = areaOf(one.code.corners);
      if (this.#all.some((other) => overlap(other.area, area) > 0.5)) free(one);
      else this.#all.push({ ...one, area });
    }
    this.#all = asRead(this.#all);
    this.#place.replaceChildren(...this.#all.map((one, index) => this.#draw(one, index + 1)));
  }

  /** Brings the first account into sight, or the first code where none is one. */
  bringIntoSight() {
    const { children } = this.#place;
    const first = this.#all.findIndex((one) => 'account' in one);
    (children[first] ?? children[0])?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /**
   * Whether it cuts through one of the codes.
   * @param {Area} area
   */
  isCutBy(area) {
    return this.#all.some(({ area: code }) => {
      const part = overlap(code, area);
      return part > 0 && part < 1;
    });
  }

  /** Forgets all accounts. */
  clear() {
    this.#place.replaceChildren();
    for (const one of this.#all) free(one);
    this.#all = [];
  }

  /**
   * @param {Outlined} one
   * @param {number} number
   */
  #draw(one, number) {
    const isAccount = 'account' in one;
    const name = isAccount ? nameOfFound(one.account) : message('region_other_code');
    const label = message('region_code_number', [String(number), name]);
    const button = make(
      'button',
      { type: 'button', 'aria-label': label, ...(isAccount ? {} : { class: 'other' }) },
      make('span', { class: 'tag' }, make('b', {}, String(number)), ` ${name}`),
    );
    placeOnStage(button, one.area);
    button.addEventListener('click', () => {
      if ('account' in one) this.#choices.onAccount(one.account);
      else this.#choices.onOther(one.refused);
    });
    return button;
  }
}

/**
 * Row by row, each from the left.
 * @param {Outlined[]} all
 */
function asRead(all) {
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

/** @param {Found[]} found */
export function freeAll(found) {
  for (const one of found) free(one);
}

/** @param {Found} one */
function free(one) {
  if ('account' in one) one.account.free();
}

/** @param {Account | Transfer} found */
function nameOfFound(found) {
  return found instanceof Account
    ? nameOf(found.preview()) || message('region_no_name')
    : message('region_transfer');
}

/**
 * @param {[number, number][]} corners
 * @returns {Area}
 */
function areaOf(corners) {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [x, y] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  return { x, y, width: Math.ceil(Math.max(...xs)) - x, height: Math.ceil(Math.max(...ys)) - y };
}

/**
 * How much of `code` lies within `area`, from 0 to 1.
 * @param {Area} code
 * @param {Area} area
 */
function overlap(code, area) {
  const along = (/** @type {'x' | 'y'} */ from, /** @type {'width' | 'height'} */ length) =>
    Math.max(
      0,
      Math.min(code[from] + code[length], area[from] + area[length]) -
        Math.max(code[from], area[from]),
    );
  return (along('x', 'width') * along('y', 'height')) / Math.max(1, code.width * code.height);
}
