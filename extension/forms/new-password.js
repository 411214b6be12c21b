// Two fields for a new master password. If it is easy to guess, the user is asked once to confirm
// it, and can take a password of four words instead.

import { onPolicyChanged, readPolicy } from '../base/policy.js';
import { Refusal } from '../base/refusal.js';
import { language } from '../base/texts.js';
import { preparePasswordWorker } from '../worker/password-client.js';
import { make, say, write } from './dom.js';
import { clearErrors } from './form-errors.js';
import { makePasswordField } from './password-input.js';
import { PasswordRules } from './password-rules.js';

export class NewPassword {
  #first;
  #fields;
  #isAskedBack = false;
  #words = make('output', { class: 'words' });
  #reading = make('span', { class: 'note' });
  #suggestion;
  #taken = make('p', { class: 'notice', hidden: '' });

  /**
   * @param {HTMLElement} place
   * @param {string} [prefix] of the fields' names, if the page has several forms
   * @param {string} [label] the key of the first field's text
   * @param {string} [hint] the key of the text below it
   */
  constructor(place, prefix = '', label = 'password_choose', hint = 'password_choose_hint') {
    const name = `${prefix}password`;
    const first = makePasswordField({ name, label, hint, isNew: true });
    const again = { name: `${prefix}repeat`, label: 'password_repeat', isRequired: true };
    const repeat = makePasswordField(again);
    this.#first = first.input;
    this.#fields = [first, repeat];
    this.#suggestion = this.#makeSuggestion(`${prefix}words-title`);
    write(this.#taken, 'words_taken');
    const rules = new PasswordRules(first.input, hint);
    place.append(first.field, rules.element, this.#suggestion, this.#taken, repeat.field);
    const showRules = async () => rules.show(await readPolicy());
    onPolicyChanged(() => void showRules());
    void showRules();
    // Locking the vault empties the fields, too.
    first.input.addEventListener('input', () => {
      if (first.input.value === '') this.#forgetWords();
    });
  }

  focus() {
    this.#first.focus();
  }

  clear() {
    for (const { input, setShown } of this.#fields) {
      input.value = '';
      input.dispatchEvent(new Event('input', { bubbles: true }));
      setShown(false);
    }
  }

  /**
   * Returns the new password. Throws if the fields differ, if the administrator's rules forbid it,
   * or once if it is easy to guess.
   * @returns {Promise<string>}
   */
  async read() {
    const password = this.#first.value;
    if (this.#fields.some(({ input }) => input.value !== password)) {
      throw new Refusal('password_differs', { fields: ['repeat'] });
    }
    await this.#requireRules(password);
    if (this.#isAskedBack || !(await preparePasswordWorker().isWeak(password))) return password;
    await this.#suggest();
    this.#isAskedBack = true;
    throw new Refusal('password_weak', { fields: [this.#first.name] });
  }

  /** @param {string} password */
  async #requireRules(password) {
    const { minimumPasswordLength: length = 0, minimumPasswordStrength: least = 0 } =
      await readPolicy();
    const fields = [this.#first.name];
    // An empty one has an error of its own.
    if (password === '') return;
    if ([...password.normalize('NFC')].length < length)
      throw new Refusal('kdf_password_too_short', { fields, values: [String(length)] });
    if (least === 0 || (await preparePasswordWorker().strengthOf(password)) >= least) return;
    await this.#suggest();
    throw new Refusal('password_too_weak', { fields });
  }

  /** @param {string} titleId */
  #makeSuggestion(titleId) {
    const title = make('p', { id: titleId });
    write(title, 'words_title');
    const take = makeButton('words_take', () => this.#take());
    const other = makeButton('words_other', () => void this.#suggest().catch(console.error));
    other.classList.add('quiet');
    return make(
      'div',
      { class: 'suggestion', role: 'group', 'aria-labelledby': titleId, hidden: '' },
      title,
      this.#words,
      this.#reading,
      make('p', {}, take, other),
    );
  }

  async #suggest() {
    const words = language() === 'ja' ? 'ja' : 'en';
    const { password, reading } = await preparePasswordWorker().suggestWords(words);
    this.#words.textContent = password;
    this.#reading.textContent = reading;
    this.#suggestion.hidden = false;
    this.#taken.hidden = true;
  }

  /** Fills in the words, and shows them so that the user can write them down. */
  #take() {
    for (const { input, setShown } of this.#fields) {
      input.value = this.#words.textContent;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      setShown(true);
    }
    this.#suggestion.hidden = true;
    this.#taken.hidden = false;
    if (this.#first.form !== null) clearErrors(this.#first.form);
    this.focus();
    say(this.#taken.textContent);
  }

  #forgetWords() {
    this.#isAskedBack = false;
    for (const part of [this.#suggestion, this.#taken]) part.hidden = true;
    for (const part of [this.#words, this.#reading]) part.textContent = '';
  }
}

/**
 * @param {string} key of its text
 * @param {() => void} act
 */
function makeButton(key, act) {
  const button = make('button', { type: 'button' });
  write(button, key);
  button.addEventListener('click', act);
  return button;
}
