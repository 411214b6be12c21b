// What was just done, and the way back from it. It stays until it is dismissed or something else is done.

import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';

export class Toast {
  /** @type {(() => Promise<void>) | null} */ #undo = null;
  #place;
  #say;
  #onFailure;

  /**
   * @param {HTMLElement} place
   * @param {object} outlets
   * @param {(text: string) => void} outlets.say what a screen reader hears
   * @param {(thrown: unknown) => void} outlets.onFailure
   */
  constructor(place, { say, onFailure }) {
    this.#place = place;
    this.#say = say;
    this.#onFailure = onFailure;
    document.addEventListener('click', ({ target }) => {
      if (!(target instanceof Node && place.contains(target))) this.dismiss();
    });
    document.addEventListener('keydown', (event) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z';
      const isTyping =
        event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (!isUndo || isTyping || this.#undo === null) return;
      event.preventDefault();
      this.#takeBack();
    });
  }

  /**
   * @param {string} text
   * @param {() => Promise<void>} undo
   */
  show(text, undo) {
    this.#undo = undo;
    const back = make('button', { type: 'button', class: 'undo' }, message('action_undo'));
    back.addEventListener('click', () => this.#takeBack());
    const close = make(
      'button',
      { type: 'button', class: 'tool', 'aria-label': message('action_dismiss') },
      '×',
    );
    close.addEventListener('click', () => this.dismiss());
    this.#place.replaceChildren(make('p', {}, text), back, close);
    this.#place.hidden = false;
    this.#say(`${text} ${message('undo_how')}`);
  }

  dismiss() {
    if (this.#place.hidden) return;
    this.#undo = null;
    this.#place.hidden = true;
    this.#place.replaceChildren();
  }

  #takeBack() {
    const undo = this.#undo;
    this.dismiss();
    undo?.().catch(this.#onFailure);
  }
}
