// One entry: its name, its code in two groups, the time left. Pressing it copies the digits alone.

import { message } from './browser.js';
import { copyCode } from './clipboard.js';
import { make } from './dom.js';
import { makeRing, turnRing } from './ring.js';

/** @import {CodeView, EntryView} from '../core/warifu.js' */

const COPIED_MS = 2_000;

export class CodeRow {
  #code = '';
  #digits = make('span', { class: 'code' });
  #seconds = make('span', { class: 'seconds' });
  #ring = makeRing();
  #second;
  #button;
  #say;
  #account;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /**
   * @param {EntryView} entry
   * @param {(text: string) => void} say
   */
  constructor(entry, say) {
    this.#say = say;
    this.#account = entry.issuer ? entry.account : '';
    this.#second = make('span', { class: 'account' }, this.#account);
    const left = make('span', { class: 'left', 'aria-hidden': 'true' }, this.#ring, this.#seconds);
    const names = make('span', { class: 'names' }, make('strong', {}, entry.issuer || entry.account), this.#second);
    const icon = make('span', { class: 'icon', 'data-icon': entry.icon, 'aria-hidden': 'true' });
    const copy = make('span', { class: 'copy' }, message('code_copy'));
    this.#button = make('button', { type: 'button', class: 'code-row' }, icon, names, this.#digits, copy, left);
    this.#button.addEventListener('click', () => void this.#copy());
    this.element = make('li', {}, this.#button);
  }

  /** @param {CodeView} view */
  update({ code, shown, secondsLeft, period }) {
    if (code !== this.#code) {
      this.#code = code;
      this.#digits.textContent = shown;
    }
    this.#seconds.textContent = String(secondsLeft);
    turnRing(this.#ring, secondsLeft / period);
    this.#button.classList.toggle('ending', secondsLeft <= 5);
  }

  focus() {
    this.#button.focus();
  }

  async #copy() {
    try {
      await copyCode(this.#code);
      this.#tell(message('code_copied'), 'copied');
    } catch (error) {
      console.error(error);
      this.#tell(message('code_not_copied'), 'not-copied');
    }
  }

  /**
   * @param {string} text
   * @param {string} style
   */
  #tell(text, style) {
    this.#say(text);
    this.#second.textContent = text;
    this.#button.classList.add(style);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#second.textContent = this.#account;
      this.#button.classList.remove('copied', 'not-copied');
    }, COPIED_MS);
  }
}
