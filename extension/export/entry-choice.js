// The list in which the user chooses entries. All are chosen at the start.

import { element, find, make, write } from '../forms/dom.js';
import { openVault } from '../vault/session.js';

/** @import {EntryView} from '../core/codes.js' */
/** @import {OpenVault} from '../base/core.js' */

/** The search is shown from this number of entries on. */
const MANY = 10;

/** @param {{issuer: string, account: string}} entry */
export const nameOfEntry = ({ issuer, account }) => [issuer, account].filter(Boolean).join(' / ');

export class EntryChoice {
  #all = find(document, '#all', HTMLInputElement);
  #search = find(document, '#entry-search', HTMLInputElement);
  /** @type {Map<string, {check: HTMLInputElement, row: HTMLElement}>} by the entries' ids */
  #rows = new Map();
  #searches = 0;

  constructor() {
    this.#all.addEventListener('change', () => {
      for (const { check, row } of this.#rows.values())
        if (!row.hidden) check.checked = this.#all.checked;
      this.#count();
    });
    element('#entry-list').addEventListener('change', () => this.#count());
    this.#search.addEventListener('input', () => void this.#filter().catch(console.error));
  }

  /** The ids of the chosen entries, in the order of the list. */
  get chosen() {
    return [...this.#rows].filter(([, { check }]) => check.checked).map(([id]) => id);
  }

  /**
   * Draws the entries. Those that were not chosen before stay so.
   * @param {OpenVault} vault
   * @param {readonly string[] | null} only the ids to choose; `null` for all
   */
  draw(vault, only) {
    const entries = vault.entries();
    const unchosen = [...this.#rows].filter(([, { check }]) => !check.checked).map(([id]) => id);
    const chosen = new Set(only ?? entries.map(({ id }) => id));
    const others = entries.map(({ id }) => id).filter((id) => !chosen.has(id));
    const left = new Set([...unchosen, ...others]);
    this.#rows = new Map(entries.map((entry) => [entry.id, makeRow(entry, !left.has(entry.id))]));
    element('#entry-list').replaceChildren(...[...this.#rows.values()].map(({ row }) => row));
    element('#search-field').hidden = entries.length < MANY;
    this.#search.value = '';
    this.#count();
  }

  forget() {
    this.#searches += 1;
    this.#rows = new Map();
    element('#entry-list').replaceChildren();
    write(element('#chosen-count'), '');
  }

  async #filter() {
    const number = ++this.#searches;
    const vault = await openVault();
    try {
      if (number !== this.#searches) return;
      const found = new Set(vault.search(this.#search.value).ids);
      for (const [id, { row }] of this.#rows) row.hidden = !found.has(id);
      this.#count();
    } finally {
      vault.free();
    }
  }

  #count() {
    const rows = [...this.#rows.values()];
    const shown = rows.filter(({ row }) => !row.hidden);
    const isEach = shown.every(({ check }) => check.checked);
    this.#all.checked = isEach && shown.length > 0;
    this.#all.indeterminate = !isEach && shown.some(({ check }) => check.checked);
    const values = [String(this.chosen.length), String(rows.length)];
    write(element('#chosen-count'), 'export_chosen', values);
  }
}

/**
 * @param {EntryView} entry
 * @param {boolean} isChosen
 */
function makeRow({ issuer, account }, isChosen) {
  const check = make('input', { type: 'checkbox' });
  check.checked = isChosen;
  const names = [
    ...(issuer === '' ? [] : [make('strong', {}, issuer)]),
    ...(account === '' ? [] : [make('span', { class: 'account' }, account)]),
  ];
  const row = make('li', {}, make('label', {}, check, make('span', {}, ...names)));
  return { check, row };
}
