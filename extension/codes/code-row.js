// One entry: its name, its code in two groups, the time left. A press on the row copies the code.
// A counter-based entry has a button for its next code.

import { message } from '../base/texts.js';
import { copyCode } from './copy.js';
import { make, say } from '../forms/dom.js';
import { makeRowParts } from './code-row-parts.js';
import { explain } from '../base/explain.js';
import { asRefusal } from '../base/refusal.js';
import { turnRing } from './ring.js';

/** @import {CodeView, EntryView} from '../core/codes.js' */
/** @import {Used} from '../vault/used-codes.js' */

const COPIED_MS = 2_500;
/** The next code is shown when hardly anybody can still type the present one in time. */
const NEXT_SECONDS = 10;
const ENDING_SECONDS = 5;

export class CodeRow {
  /** @type {CodeView | null} */ #view = null;
  /** @type {Used | null} */ #used = null;
  /** @type {string | null} the step of a code that was copied here and is about to be used */
  #justCopied = null;
  /** A text that is shown until the user acts on the row again. */ #notice = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} runs while "copied" is shown */ #timer;
  #parts;
  #callbacks;

  /**
   * @param {EntryView} entry
   * @param {object} callbacks
   * @param {(view: CodeView) => void} callbacks.onCopied
   * @param {(id: string) => Promise<CodeView>} callbacks.advance gives a counter's next code
   */
  constructor(entry, callbacks) {
    this.entry = entry;
    this.#callbacks = callbacks;
    this.#parts = makeRowParts(entry);
    this.element = make('li', { 'data-id': entry.id }, this.#parts.row);
    this.#parts.press.addEventListener('click', () => void this.copy());
    this.#parts.advance.addEventListener('click', () => void this.#copyNext());
  }

  /** The issuer and the account, as texts name the entry. */
  get name() {
    return this.#parts.name;
  }

  get parts() {
    return this.#parts;
  }

  /** Whether the row shows or knows anything that a new row of the same entry would not. */
  get hasState() {
    const isCounterShown = this.entry.kind === 'hotp' && this.#view !== null;
    const isMarked = this.#justCopied !== null || this.#timer !== undefined;
    return isCounterShown || isMarked || this.#notice !== '';
  }

  /** @param {CodeView} view */
  update(view) {
    const { shown, secondsLeft, period, next, step } = view;
    const { row, code, ring, seconds, next: nextCode } = this.#parts;
    if (step !== this.#view?.step) code.textContent = shown;
    this.#view = view;
    row.classList.toggle('long', shown.length > 8);
    if (period === null || secondsLeft === null) return;
    seconds.textContent = String(secondsLeft);
    turnRing(ring, secondsLeft / period);
    const isNear = secondsLeft <= NEXT_SECONDS && next !== null;
    nextCode.textContent = isNear ? message('code_following', [next]) : '';
    row.classList.toggle('near', isNear);
    row.classList.toggle('ending', secondsLeft <= ENDING_SECONDS);
    this.#showHint();
  }

  /**
   * Shows that a code was copied already, as long as it is valid. Not for a code that was copied
   * here just now.
   * @param {Used | undefined} used
   */
  setUsed(used) {
    if (used === undefined || used.step === this.#justCopied) return;
    this.#used = used;
    this.#showHint();
  }

  /** From now on the code that was copied here counts as used. */
  endGrace() {
    this.#justCopied = null;
  }

  focus() {
    this.#parts.press.focus();
  }

  async copy() {
    const view = await this.codeToUse();
    if (view === null) return;
    try {
      await copyCode(view.code);
    } catch (error) {
      console.error(error);
      this.showFailure(message('code_not_copied'));
      return;
    }
    this.recordCopied(view);
    this.showDone('code_copied', 'code_copied_short');
  }

  /** The code that is shown. A counter that shows none moves on first. `null` if that fails. */
  async codeToUse() {
    this.#notice = '';
    if (this.#view === null && this.entry.kind === 'hotp') await this.#advance();
    return this.#view;
  }

  /** @param {CodeView} view the code that was copied or filled into the page */
  recordCopied(view) {
    if (this.#justCopied === view.step)
      this.#used ??= { step: view.step, isAdding: false, until: 0 };
    this.#justCopied = view.step;
    this.#showHint();
    this.#callbacks.onCopied(view);
  }

  /** Shows a failure until the user acts on the row again. @param {string} failure */
  showFailure(failure) {
    this.showNotice(failure);
  }

  /** Shows a text until the user acts on the row again. @param {string} notice */
  showNotice(notice) {
    this.#notice = notice;
    this.#showHint();
    say(notice);
  }

  /**
   * Shows for a moment what was done with the code.
   * @param {string} key of the text
   * @param {string} [short] key of a shorter text for the row
   */
  showDone(key, short = key) {
    const { hint, row, copy } = this.#parts;
    say([message(key), hint.textContent].filter(Boolean).join(' '));
    copy.textContent = message(short);
    row.classList.add('copied');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      copy.textContent = message('code_copy');
      row.classList.remove('copied');
    }, COPIED_MS);
  }

  /** Shows the counter's next code and copies it. */
  async #copyNext() {
    this.#notice = '';
    if (await this.#advance()) await this.copy();
  }

  /** @returns {Promise<boolean>} whether there is another code now */
  async #advance() {
    try {
      this.update(await this.#callbacks.advance(this.entry.id));
      return true;
    } catch (thrown) {
      this.showFailure(explain(asRefusal(thrown)));
      return false;
    }
  }

  #showHint() {
    const { step = null, secondsLeft = null, period = null } = this.#view ?? {};
    const isUsed = period !== null && this.#used?.step === step;
    const key = this.#used?.isAdding ? 'code_used_adding' : 'code_used';
    const { hint, row } = this.#parts;
    hint.textContent = this.#notice || (isUsed ? message(key, [String(secondsLeft)]) : '');
    hint.hidden = hint.textContent === '';
    row.classList.toggle('is-used', isUsed);
  }
}
