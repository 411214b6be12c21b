// The list in which the user chooses entries. All are chosen at the start.

import { element, find, make, write } from '../forms/dom.js';
import { Selection } from '../forms/selection.js';
import { openVault } from '../vault/session.js';

/** @import {EntryView} from '../core/codes.js' */
/** @import {OpenVault} from '../base/core.js' */

/** The search is shown from this number of entries on. */
const MANY = 10;

export class EntryChoice {
  #search = find(document, '#entry-search', HTMLInputElement);
  /** @type {Map<string, HTMLElement>} by the entries' ids */ #rows = new Map();
  #searches = 0;
  #selection = new Selection(
    find(document, '#all', HTMLInputElement),
    () => this.#showCount(),
    (id) => this.#rows.get(id)?.hidden === false,
  );

  constructor() {
    this.#search.addEventListener('input', () => void this.#filter().catch(console.error));
  }

  /** The ids of the chosen entries, in the order of the list. */
  get chosen() {
    return this.#selection.ids;
  }

  /**
   * Draws the entries. Those that were not chosen before stay so.
   * @param {OpenVault} vault
   * @param {readonly string[] | null} only the ids to choose; `null` for all
   */
  draw(vault, only) {
    const entries = vault.entries();
    const chosen = only && new Set(only);
    this.#rows = new Map(entries.map(({ id }) => [id, make('li')]));
    const boxes = this.#selection.draw([...this.#rows.keys()], (id) => chosen?.has(id) ?? true);
    for (const [at, entry] of entries.entries())
      this.#rows.get(entry.id)?.append(makeLabel(entry, boxes[at] ?? ''));
    element('#entry-list').replaceChildren(...this.#rows.values());
    element('#search-field').hidden = entries.length < MANY;
    this.#search.value = '';
  }

  forget() {
    this.#searches += 1;
    this.#rows = new Map();
    this.#selection.draw([], () => true);
    element('#entry-list').replaceChildren();
    write(element('#chosen-count'), '');
  }

  async #filter() {
    const number = ++this.#searches;
    const vault = await openVault();
    try {
      if (number !== this.#searches) return;
      const found = new Set(vault.search(this.#search.value).ids);
      for (const [id, row] of this.#rows) row.hidden = !found.has(id);
      this.#selection.refresh();
    } finally {
      vault.free();
    }
  }

  #showCount() {
    const values = [String(this.chosen.length), String(this.#selection.size)];
    write(element('#chosen-count'), 'export_chosen', values);
  }
}

/**
 * @param {EntryView} entry
 * @param {HTMLInputElement | ''} box
 */
function makeLabel({ issuer, account }, box) {
  const names = [
    ...(issuer === '' ? [] : [make('strong', {}, issuer)]),
    ...(account === '' ? [] : [make('span', { class: 'account' }, account)]),
  ];
  return make('label', {}, box, make('span', {}, ...names));
}
