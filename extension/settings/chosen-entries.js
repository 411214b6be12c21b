// Several entries at once: puts them into groups, takes them out, and deletes them. Each is one
// change of the vault: all of them or none.

import { textOf } from '../accounts/group-choices.js';
import { explain } from '../base/explain.js';
import { asRefusal } from '../base/refusal.js';
import { message } from '../base/texts.js';
import { localise, make, say, write } from '../forms/dom.js';
import { Selection } from '../forms/selection.js';
import { changeVault } from '../vault/session.js';
import { GroupDialog } from './group-dialog.js';

/** @import {OpenVault} from '../base/core.js' */

const button = { type: 'button', hidden: '' };

export class ChosenEntries {
  #all = make('input', { type: 'checkbox', id: 'choose-all' });
  #count = make('span', { id: 'chosen-entries', role: 'status' });
  #groups = make('button', { ...button, id: 'chosen-groups', 'data-text': 'action_regroup' });
  #trash = make('button', { ...button, id: 'chosen-delete', 'data-text': 'action_to_trash' });
  #error = make('p', { id: 'chosen-error', class: 'error', role: 'alert' });
  #bar = make('div', { id: 'chosen-bar', hidden: '' });
  #selection = new Selection(this.#all, () => this.#show());
  #dialog = new GroupDialog({
    onAdd: (names) => this.#regroup((groups) => [...groups, ...names]),
    onRemove: (names) => this.#regroup((groups) => groups.filter((name) => !names.includes(name))),
  });

  /** @param {HTMLElement} list of the entries: the bar comes before it */
  constructor(list) {
    const text = make('span', { 'data-text': 'entries_choose_all' });
    const all = make('label', { class: 'choice' }, this.#all, text);
    this.#trash.classList.add('danger');
    this.#bar.append(all, this.#count, this.#groups, this.#trash, this.#error);
    list.before(this.#bar);
    localise(this.#bar);
    this.#groups.addEventListener('click', () => this.#dialog.open(this.#selection.ids.length));
    this.#trash.addEventListener('click', () => void this.#delete());
  }

  /**
   * @param {OpenVault} vault
   * @param {readonly string[]} ids of the entries, in the order of the list
   * @returns {HTMLInputElement[]} the check boxes of their rows
   */
  draw(vault, ids) {
    this.#dialog.setGroups(vault.groups());
    this.#bar.hidden = ids.length === 0;
    return this.#selection.draw(ids);
  }

  /** To be called when the vault is locked. */
  forget() {
    this.#dialog.forget();
    this.#selection.draw([]);
  }

  #show() {
    const count = this.#selection.ids.length;
    write(this.#count, count === 0 ? '' : 'entries_chosen', [String(count)]);
    this.#error.textContent = '';
    for (const action of [this.#groups, this.#trash]) action.hidden = count === 0;
  }

  /** @param {(groups: readonly string[]) => readonly string[]} change of an entry's groups */
  async #regroup(change) {
    const { ids } = this.#selection;
    await changeVault((vault) => {
      for (const id of ids) vault.edit(id, { groups: textOf(change(vault.details(id).groups)) });
    });
    say(message('entries_regrouped', [String(ids.length)]));
  }

  async #delete() {
    const { ids } = this.#selection;
    try {
      await changeVault((vault) => {
        for (const id of ids) vault.delete(id);
      });
      this.#selection.clear();
      say(message('entries_deleted', [String(ids.length)]));
    } catch (thrown) {
      this.#error.textContent = explain(asRefusal(thrown));
    }
  }
}
