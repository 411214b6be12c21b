// One entry: its name, its code in two groups, the time left. Pressing it copies the digits alone; where a counter makes
// the codes, each press makes the next.

import { message } from './browser.js';
import { make } from './dom.js';
import { explain } from './explain.js';
import { asRefusal } from './refusal.js';
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
  #advance;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /**
   * @param {EntryView} entry
   * @param {(text: string) => void} say
   * @param {() => Promise<CodeView>} advance stores that a counter moves on, and gives its code
   */
  constructor(entry, say, advance) {
    this.#say = say;
    const isCounted = entry.kind === 'hotp';
    this.#advance = isCounted ? advance : null;
    this.#account = entry.issuer ? entry.account : '';
    this.#second = make('span', { class: 'account' }, this.#account);
    const left = make('span', { class: 'left', 'aria-hidden': 'true' });
    if (!isCounted) left.append(this.#ring, this.#seconds);
    const names = make('span', { class: 'names' }, make('strong', {}, entry.issuer || entry.account), this.#second);
    const icon = make('span', { class: 'icon', 'data-icon': entry.icon, 'aria-hidden': 'true' });
    const copy = make('span', { class: 'copy' }, message(isCounted ? 'code_next' : 'code_copy'));
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
    if (this.#advance !== null) return;
    turnRing(this.#ring, secondsLeft / period);
    this.#button.classList.toggle('ending', secondsLeft <= 5);
  }

  focus() {
    this.#button.focus();
  }

  async #copy() {
    try {
      if (this.#advance !== null) this.update(await this.#advance());
    } catch (thrown) {
      this.#tell(explain(asRefusal(thrown)), 'not-copied');
      return;
    }
    try {
      await navigator.clipboard.writeText(this.#code);
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
