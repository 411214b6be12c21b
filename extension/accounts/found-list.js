// Several accounts that were found, for a person to say which are added.

import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';
import { FoundRow } from './found-row.js';
import { Refusal } from '../base/refusal.js';
import { openVault, readState } from '../vault/session.js';

/** @import {Account} from '../base/core.js' */

export class FoundList {
  /** @type {Map<string, FoundRow[]>} by their keys */ #rows = new Map();
  #list = make('ul', { class: 'found-list' });
  #all = make('button', { type: 'button', class: 'quiet', hidden: '' });
  #onChange;
  #onOpen;

  /**
   * @param {object} outlets
   * @param {(chosen: number) => void} outlets.onChange called with how many are to be added
   * @param {(row: FoundRow) => void} [outlets.onOpen] where each can be opened in a form
   */
  constructor({ onChange, onOpen }) {
    this.#onChange = () => {
      onChange(this.chosen.length);
      this.#all.hidden = this.size < 2;
      this.#all.textContent = message(
        this.chosen.length < this.size ? 'action_choose_all' : 'action_choose_none',
      );
    };
    this.#onOpen = onOpen;
    this.#all.addEventListener('click', () => this.#chooseAll(this.chosen.length < this.size));
    this.element = make('div', { class: 'found' }, this.#all, this.#list);
  }

  get #everyRow() {
    return [...this.#rows.values()].flat();
  }

  get size() {
    return this.#list.childElementCount;
  }

  get chosen() {
    return this.#everyRow.filter(({ isChosen }) => isChosen);
  }

  /**
   * Takes accounts over; those that are in the list already are let go.
   * @param {{account: Account, source: string}[]} found
   * @returns {Promise<number>} how many are new to the list
   */
  async add(found) {
    const before = this.size;
    for (const { account, source } of found) {
      const row = new FoundRow(account, { source, onChange: this.#onChange, onOpen: this.#onOpen });
      const namesakes = this.#rows.get(row.key) ?? [];
      if (namesakes.some((other) => other.account.isSame(account))) {
        account.free();
        continue;
      }
      this.#rows.set(row.key, [...namesakes, row]);
      this.#list.append(row.element);
    }
    await this.mark();
    return this.size - before;
  }

  /** Says of each whether it is there already, as far as the vault is open. */
  async mark() {
    const vault = (await readState()) === 'unlocked' ? await openVault() : null;
    try {
      for (const row of this.#everyRow) row.mark(vault);
    } finally {
      vault?.free();
    }
    this.#onChange();
  }

  /** The accounts that a person wants. Throws where there is none, and where one still needs a name. */
  wanted() {
    const { chosen } = this;
    if (chosen.length === 0) {
      throw new Refusal(
        this.#everyRow.every(({ isThere }) => isThere) ? 'found_all_there' : 'found_none_chosen',
      );
    }
    for (const row of chosen) row.complete();
    return chosen.map(({ account }) => account);
  }

  /** @param {FoundRow} row */
  remove(row) {
    this.#rows.set(
      row.key,
      (this.#rows.get(row.key) ?? []).filter((other) => other !== row),
    );
    row.element.remove();
    row.account.free();
    this.#onChange();
  }

  /** Forgets every account. */
  clear() {
    for (const { account } of this.#everyRow) account.free();
    this.#rows.clear();
    this.#list.replaceChildren();
  }

  focus() {
    this.#everyRow[0]?.focus();
  }

  /** @param {boolean} chosen */
  #chooseAll(chosen) {
    for (const row of this.#everyRow) row.isChosen = chosen;
    this.#onChange();
  }
}
