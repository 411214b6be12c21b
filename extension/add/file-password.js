// The question for the password of another program's file.

import { explain } from '../base/explain.js';
import { message } from '../base/texts.js';
import { element, find } from '../forms/dom.js';
import { clearErrors } from '../forms/form-errors.js';
import { makePasswordField } from '../forms/password-input.js';

/** @import {FileAnswer, FileQuestion} from '../accounts/foreign-file.js' */

const NAME = 'file-password';
/** The names of sealed accounts that are shown; the others are counted. */
const MAX_NAMES = 10;

export class FilePassword {
  #form = find(document, '#sealed', HTMLFormElement);
  #field = makePasswordField({ name: NAME, label: 'file_password', isOfVault: false });
  /** @type {((answer: FileAnswer | null) => void) | null} */ #settle = null;
  #working = new AbortController();

  constructor() {
    find(this.#form, '[data-password]', HTMLElement).replaceWith(this.#field.field);
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    find(this.#form, '#sealed-cancel', HTMLElement).addEventListener('click', () => this.end());
  }

  /**
   * @param {FileQuestion} question
   * @returns {Promise<FileAnswer | null>} `null` if the user gives up, or `end` is called
   */
  ask({ app, isSlow, locked, problem }) {
    this.#showWorking(false);
    clearErrors(this.#form);
    const how = locked.length > 0 ? 'file_password_more' : 'file_password_how';
    const texts = [message(how, [app, ...namesOf(locked)]), isSlow ? message('file_slow') : ''];
    find(this.#form, '#sealed-how', HTMLElement).textContent = texts.filter(Boolean).join(' ');
    const cancel = find(this.#form, '#sealed-cancel', HTMLElement);
    cancel.textContent = message(locked.length > 0 ? 'action_go_on_without' : 'action_cancel');
    if (problem !== null) this.#showProblem(explain(problem));
    this.#form.hidden = false;
    this.#field.input.focus();
    return new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** Ends the question, and the work on its answer. Forgets what was typed. */
  end() {
    this.#working.abort();
    this.#field.setShown(false);
    this.#field.input.value = '';
    this.#form.hidden = true;
    this.#answer(null);
  }

  #submit() {
    const { input } = this.#field;
    if (input.value === '') {
      this.#showProblem(message('file_password_missing'));
      return;
    }
    clearErrors(this.#form);
    this.#working = new AbortController();
    this.#showWorking(true);
    this.#answer({ password: input.value, signal: this.#working.signal });
  }

  /** @param {FileAnswer | null} answer */
  #answer(answer) {
    const settle = this.#settle;
    this.#settle = null;
    settle?.(answer);
  }

  /** @param {boolean} isWorking */
  #showWorking(isWorking) {
    this.#form.setAttribute('aria-busy', String(isWorking));
    element('#sealed-state').textContent = isWorking ? message('file_opening') : '';
    // Without a value: no derivation of a key tells how far it is.
    element('#sealed-progress').hidden = !isWorking;
  }

  /** @param {string} text */
  #showProblem(text) {
    const { input } = this.#field;
    input.setAttribute('aria-invalid', 'true');
    const note = find(this.#form, `#${NAME}-note`, HTMLElement);
    note.textContent = text;
    note.classList.add('error');
    input.focus();
    input.select();
  }
}

/** @param {readonly string[]} names @returns {[string]} */
function namesOf(names) {
  const shown = names.slice(0, MAX_NAMES).join(message('list_separator'));
  const left = names.length - MAX_NAMES;
  return [left > 0 ? `${shown} ${message('refused_more', [String(left)])}` : shown];
}
