// One entry: its name, its code in two groups, the time left. Pressing it copies the code alone. Where a counter moves the codes on,
// a button gives the next one.

import { message } from '../base/texts.js';
import { copyCode } from './copy.js';
import { make } from '../forms/dom.js';
import { drawRow } from './code-row-parts.js';
import { explain } from '../base/explain.js';
import { asRefusal } from '../base/refusal.js';
import { turnRing } from './ring.js';

/** @import {CodeView, EntryView} from '../core/warifu.js' */
/** @import {Used} from '../vault/used.js' */

const COPIED_MS = 2_500;
/** The next code is shown as soon as hardly anybody would still get the present one typed. */
const NEXT_SECONDS = 10;
const ENDING_SECONDS = 5;

export class CodeRow {
  /** @type {CodeView | null} */ #view = null;
  /** @type {Used | null} */ #used = null;
  /** @type {string | null} the code that was copied here and not used yet */ #copied = null;
  /** What went wrong, until something is done again. */ #trouble = '';
  #parts;
  #outlets;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /**
   * @param {EntryView} entry
   * @param {object} outlets
   * @param {(text: string) => void} outlets.say what a screen reader hears
   * @param {(view: CodeView) => void} outlets.onCopied
   * @param {(id: string) => Promise<CodeView>} outlets.advance gives a counter's next code
   */
  constructor(entry, outlets) {
    this.entry = entry;
    this.#outlets = outlets;
    this.#parts = drawRow(entry);
    this.element = make('li', { 'data-id': entry.id }, this.#parts.row);
    this.#parts.press.addEventListener('click', () => void this.copy());
    this.#parts.advance.addEventListener('click', () => void this.#takeNext());
  }

  /** What a person calls it. */
  get name() {
    return this.#parts.name;
  }

  /** The code that is shown; `null` where a counter's was not asked for. */
  get view() {
    return this.#view;
  }

  get parts() {
    return this.#parts;
  }

  /** @param {CodeView} view */
  update(view) {
    const { shown, secondsLeft, period, next, step } = view;
    const { row, code, ring, seconds, next: place } = this.#parts;
    if (step !== this.#view?.step) code.textContent = shown;
    this.#view = view;
    row.classList.toggle('long', shown.length > 8);
    if (period === 0) return;
    seconds.textContent = String(secondsLeft);
    turnRing(ring, secondsLeft / period);
    const isNear = secondsLeft <= NEXT_SECONDS && next !== null;
    place.textContent = isNear ? message('code_following', [next]) : '';
    row.classList.toggle('near', isNear);
    row.classList.toggle('ending', secondsLeft <= ENDING_SECONDS);
    this.#drawHint();
  }

  /**
   * Says that a code was copied already, as long as it holds. Of the one that was copied just here it is not said yet: that one is
   * about to be used.
   * @param {Used | undefined} used
   */
  setUsed(used) {
    if (used === undefined || used.step === this.#copied) return;
    this.#used = used;
    this.#drawHint();
  }

  /** From now on, what was copied here counts as used. */
  settle() {
    this.#copied = null;
  }

  focus() {
    this.#parts.press.focus();
  }

  async copy() {
    const view = await this.take();
    if (view === null) return;
    try {
      await copyCode(view.code);
    } catch (error) {
      console.error(error);
      this.complain(message('code_not_copied'));
      return;
    }
    this.noteCopied(view);
    this.tellDone('code_copied', 'code_copied_short');
  }

  /** The code, of a counter's the one that was shown last or else the next; `null` where there is none. */
  async take() {
    this.#trouble = '';
    if (this.#view === null && this.entry.kind === 'hotp') await this.#advance();
    return this.#view;
  }

  /** @param {CodeView} view what was copied, or went into the page */
  noteCopied(view) {
    if (this.#copied === view.step) this.#used ??= { step: view.step, isAdding: false, until: 0 };
    this.#copied = view.step;
    this.#drawHint();
    this.#outlets.onCopied(view);
  }

  /** Says what went wrong, until something is done again. @param {string} trouble */
  complain(trouble) {
    this.#trouble = trouble;
    this.#drawHint();
    this.#outlets.say(trouble);
  }

  /** The next code, shown and copied: whoever asks for it is about to use it. */
  async #takeNext() {
    this.#trouble = '';
    if (await this.#advance()) await this.copy();
  }

  /** @returns {Promise<boolean>} whether there is another code now */
  async #advance() {
    try {
      this.update(await this.#outlets.advance(this.entry.id));
      return true;
    } catch (thrown) {
      this.complain(explain(asRefusal(thrown)));
      return false;
    }
  }

  #drawHint() {
    const { step = null, secondsLeft = 0, period = 0 } = this.#view ?? {};
    const isUsed = period > 0 && this.#used?.step === step;
    const key = this.#used?.isAdding ? 'code_used_adding' : 'code_used';
    const { hint, row } = this.#parts;
    hint.textContent = this.#trouble || (isUsed ? message(key, [String(secondsLeft)]) : '');
    hint.hidden = hint.textContent === '';
    row.classList.toggle('is-used', isUsed);
  }

  /**
   * Says for a moment what was done with the code.
   * @param {string} key of the text
   * @param {string} [short] of a shorter one for the row
   */
  tellDone(key, short = key) {
    const { hint, row, copy } = this.#parts;
    this.#outlets.say([message(key), hint.textContent].filter(Boolean).join(' '));
    copy.textContent = message(short);
    row.classList.add('copied');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      copy.textContent = message('code_copy');
      row.classList.remove('copied');
    }, COPIED_MS);
  }
}
