// The view of entries that were just added: a title, the next step, and their codes until the vault
// is locked.

import { element, localise, make, say, showView } from '../forms/dom.js';
import { CodeList } from './code-list.js';
import { OlderEntries } from './older-entries.js';
import { SheetOffer } from './sheet-offer.js';

/** @import {Older} from './older-entries.js' */

/**
 * The result of adding.
 * @typedef {object} Added
 * @property {string[]} ids of the entries, new or there before
 * @property {string} title says what was added
 * @property {string} more says what the user may do next; may be empty
 * @property {Older[]} older entries of the same names with other keys, which were there before
 */

export class AddedView {
  /** @type {string[]} the ids of the entries */ #ids = [];
  /** @type {CodeList | null} made when the view is first shown */ #list = null;
  #older = new OlderEntries();
  #offer = new SheetOffer();
  #title = make('h2', { id: 'added-title', class: 'success' });
  #more = make('p', { id: 'added-more', class: 'notice', hidden: '' });
  #codes = make('ul', { id: 'added-entry', class: 'codes' });
  #locked = make('p', {
    id: 'added-locked',
    class: 'quiet-text',
    'data-text': 'added_locked',
    hidden: '',
  });

  /** Goes before the page's own buttons in `[data-view="added"]`. */
  constructor() {
    const next = make('p', { class: 'quiet-text', 'data-text': 'added_next' });
    const view = element('[data-view="added"]');
    const { element: older } = this.#older;
    const offer = this.#offer.element;
    view.prepend(this.#title, this.#more, next, this.#codes, older, offer, this.#locked);
    localise(view);
  }

  /** @param {Added} added */
  async show({ ids, title, more, older }) {
    this.#list ??= new CodeList(this.#codes, { isAdding: true });
    await this.#list.show(ids);
    this.#ids = ids;
    this.#title.textContent = title;
    this.#more.textContent = more;
    this.#more.hidden = more === '';
    this.#older.show(older);
    showView('added');
    this.#list.focusFirst();
    say(title);
    void this.#offer.showIfFirst(this.#list.vault).catch(console.error);
  }

  /** To be called when the vault was locked or unlocked. @param {boolean} isOpen */
  async refresh(isOpen) {
    this.#locked.hidden = isOpen;
    if (!isOpen) {
      this.#list?.clear();
      this.#older.clear();
    }
    if (isOpen && this.#ids.length > 0) await this.#list?.showUnlessShown(this.#ids);
  }

  /** Forgets the entries and their codes. */
  clear() {
    this.#ids = [];
    this.#older.clear();
    this.#list?.clear();
  }
}
