// A message about the last action, with a button that undoes it. It stays until the user dismisses
// it or does something else.

import { message } from '../base/texts.js';
import { make, say } from '../forms/dom.js';

export class Toast {
  /** @type {(() => Promise<void>) | null} */ #undo = null;
  #place;
  #onFailure;

  /**
   * @param {HTMLElement} place
   * @param {(thrown: unknown) => void} onFailure
   */
  constructor(place, onFailure) {
    this.#place = place;
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
      this.#undoNow();
    });
  }

  /**
   * @param {string} text
   * @param {() => Promise<void>} undo
   */
  show(text, undo) {
    this.#undo = undo;
    const undoButton = make('button', { type: 'button', class: 'undo' }, message('action_undo'));
    undoButton.addEventListener('click', () => this.#undoNow());
    const close = make(
      'button',
      { type: 'button', class: 'tool', 'aria-label': message('action_dismiss') },
      '×',
    );
    close.addEventListener('click', () => this.dismiss());
    this.#place.replaceChildren(make('p', {}, text), undoButton, close);
    this.#place.hidden = false;
    say(`${text} ${message('undo_how')}`);
  }

  dismiss() {
    if (this.#place.hidden) return;
    this.#undo = null;
    this.#place.hidden = true;
    this.#place.replaceChildren();
  }

  #undoNow() {
    const undo = this.#undo;
    this.dismiss();
    undo?.().catch(this.#onFailure);
  }
}
