// The list of several accounts that were found. The user chooses those to add.

import { Refusal } from '../base/refusal.js';
import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';
import { openVault, readState } from '../vault/session.js';
import { FoundRow } from './found-row.js';

/** @import {Account} from '../base/core.js' */

export class FoundList {
  /** @type {Map<string, FoundRow[]>} by their names */ #rows = new Map();
  #list = make('ul', { class: 'found-list' });
  #chooseAll = make('button', { type: 'button', class: 'quiet', hidden: '' });
  #onChange;
  #onOpen;

  /**
   * @param {object} outlets
   * @param {(chosen: number) => void} outlets.onChange called with the number of chosen accounts
   * @param {(row: FoundRow) => void} [outlets.onOpen] called when the user opens one in the form
   */
  constructor({ onChange, onOpen }) {
    this.#onChange = () => {
      onChange(this.chosen.length);
      this.#updateChooseAll();
    };
    this.#onOpen = onOpen;
    this.#chooseAll.addEventListener('click', () => {
      const isAll = this.chosen.length < this.size;
      for (const row of this.#allRows) row.isChosen = isAll;
      this.#onChange();
    });
    this.element = make('div', { class: 'found' }, this.#chooseAll, this.#list);
  }

  get size() {
    return this.#list.childElementCount;
  }

  get chosen() {
    return this.#allRows.filter(({ isChosen }) => isChosen);
  }

  /**
   * Adds accounts to the list and frees those that are in it already.
   * @param {{account: Account, source: string}[]} found
   * @returns {Promise<number>} the number of accounts that are new to the list
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
    await this.refresh();
    return this.size - before;
  }

  /** Shows which accounts are in the vault, as far as it is open. */
  async refresh() {
    const vault = (await readState()) === 'unlocked' ? await openVault() : null;
    try {
      for (const row of this.#allRows) row.refresh(vault);
    } finally {
      vault?.free();
    }
    this.#onChange();
  }

  /** The chosen accounts. Throws if there are none, or if one still needs a name. */
  requireChosen() {
    const { chosen } = this;
    if (chosen.length === 0) {
      const isAllInVault = this.#allRows.every(({ isInVault }) => isInVault);
      throw new Refusal(isAllInVault ? 'found_all_there' : 'found_none_chosen');
    }
    for (const row of chosen) row.applyName();
    return chosen.map(({ account }) => account);
  }

  /** @param {FoundRow} row */
  remove(row) {
    const namesakes = this.#rows.get(row.key) ?? [];
    this.#rows.set(
      row.key,
      namesakes.filter((other) => other !== row),
    );
    row.element.remove();
    row.account.free();
    this.#onChange();
  }

  /** Frees every account. */
  clear() {
    for (const { account } of this.#allRows) account.free();
    this.#rows.clear();
    this.#list.replaceChildren();
  }

  focus() {
    this.#allRows[0]?.focus();
  }

  get #allRows() {
    return [...this.#rows.values()].flat();
  }

  #updateChooseAll() {
    const isAll = this.chosen.length < this.size;
    this.#chooseAll.hidden = this.size < 2;
    this.#chooseAll.textContent = message(isAll ? 'action_choose_all' : 'action_choose_none');
  }
}
