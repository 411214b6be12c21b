// The line below the list of codes. It shows one notice at most, the most urgent one, and is looked
// up when the list has been drawn: nothing waits for it.

import { element, make, write } from '../forms/dom.js';
import { readOpenSession } from '../vault/session.js';
import { onCopiesChanged } from '../vault/copies.js';

/**
 * @typedef {object} Notice
 * @property {string} text its key
 * @property {string[]} [values] for the text's placeholders
 * @property {string} action the key of the button's text
 * @property {string} page the page that the button opens
 * @property {() => Promise<void>} [putOff] if the notice can be put off
 */

/**
 * @typedef {object} Situation
 * @property {string} vaultId of the open vault
 * @property {boolean} isEmpty whether it has no entries
 */

/** @typedef {(situation: Situation) => Promise<Notice | null>} FindNotice `null` for no notice */

export class NoticeLine {
  #line = element('#notice-line');
  #leaveFor;
  #notices;
  #isEmpty = true;
  /** The number of the last look-up. The answers of earlier ones are not shown. */
  #lookUp = 0;

  /**
   * @param {(page: string) => Promise<void>} leaveFor
   * @param {FindNotice[]} notices the most urgent one first
   */
  constructor(leaveFor, notices) {
    this.#leaveFor = leaveFor;
    this.#notices = notices;
    onCopiesChanged(() => {
      if (this.#lookUp > 0) void this.refresh(this.#isEmpty).catch(console.error);
    });
  }

  /** Looks the notice up again. @param {boolean} isEmpty whether the vault has no entries */
  async refresh(isEmpty) {
    this.#isEmpty = isEmpty;
    this.#lookUp += 1;
    const lookUp = this.#lookUp;
    const notice = await this.#find(isEmpty);
    if (lookUp === this.#lookUp) this.#show(notice);
  }

  clear() {
    this.#lookUp = 0;
    this.#show(null);
  }

  /** @param {boolean} isEmpty */
  async #find(isEmpty) {
    const { id: vaultId } = await readOpenSession();
    for (const find of this.#notices) {
      const notice = await find({ vaultId, isEmpty });
      if (notice !== null) return notice;
    }
    return null;
  }

  /** @param {Notice | null} notice */
  #show(notice) {
    this.#line.hidden = notice === null;
    this.#line.replaceChildren(...(notice === null ? [] : this.#parts(notice)));
  }

  /** @param {Notice} notice */
  #parts({ text, values, action, page, putOff }) {
    const said = make('span', {});
    write(said, text, values);
    const act = make('button', { type: 'button', class: 'quiet', id: 'notice-act' });
    write(act, action);
    act.addEventListener('click', () => void this.#leaveFor(page));
    if (putOff === undefined) return [said, act];
    const later = make('button', { type: 'button', class: 'quiet', id: 'notice-later' });
    write(later, 'action_later');
    later.addEventListener('click', () => void this.#putOff(putOff));
    return [said, act, later];
  }

  /** @param {() => Promise<void>} putOff */
  async #putOff(putOff) {
    await putOff();
    await this.refresh(this.#isEmpty);
  }
}
