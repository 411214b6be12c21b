// Several entries at once: puts them into groups, takes them out, moves them to the top, deletes
// them, and opens the page that writes them for other programs. A change is one of the vault: all
// of them or none.

import { textOf } from '../accounts/group-choices.js';
import { openPage } from '../browser/tabs.js';
import { explain } from '../base/explain.js';
import { requireAllowed } from '../base/policy.js';
import { asRefusal } from '../base/refusal.js';
import { message } from '../base/texts.js';
import { localise, make, say, write } from '../forms/dom.js';
import { followForbidden } from '../forms/managed.js';
import { Selection } from '../forms/selection.js';
import { chooseForExport } from '../vault/chosen-for-export.js';
import { changeVault } from '../vault/session.js';
import { GroupDialog } from './group-dialog.js';

/** @import {OpenVault} from '../base/core.js' */

const button = { type: 'button', hidden: '' };

export class ChosenEntries {
  #all = make('input', { type: 'checkbox', id: 'choose-all' });
  #count = make('span', { id: 'chosen-entries', role: 'status' });
  #groups = make('button', { ...button, id: 'chosen-groups', 'data-text': 'action_regroup' });
  #top = make('button', { ...button, id: 'chosen-top', 'data-text': 'action_to_top' });
  #export = make('button', { ...button, id: 'chosen-export', 'data-text': 'action_export_some' });
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
    const actions = make('div', { class: 'actions' }, ...this.#actions);
    this.#bar.append(all, this.#count, actions, this.#error);
    list.before(this.#bar);
    followForbidden(this.#export, 'allowExport');
    localise(this.#bar);
    this.#groups.addEventListener('click', () => this.#dialog.open(this.#selection.ids.length));
    this.#top.addEventListener('click', () => void this.#act(() => this.#moveToTop()));
    this.#export.addEventListener('click', () => void this.#act(() => this.#write()));
    this.#trash.addEventListener('click', () => void this.#act(() => this.#delete()));
  }

  get #actions() {
    return [this.#groups, this.#top, this.#export, this.#trash];
  }

  /**
   * @param {OpenVault} vault
   * @param {readonly string[]} ids of the entries, in the order of the list
   * @returns {HTMLInputElement[]} the check boxes of their rows
   */
  draw(vault, ids) {
    this.#dialog.setGroups(vault.groups());
    this.#bar.hidden = ids.length === 0;
    return this.#selection.draw(ids, () => false);
  }

  /** To be called when the vault is locked. */
  forget() {
    this.#dialog.forget();
    this.#selection.draw([], () => false);
  }

  #show() {
    const count = this.#selection.ids.length;
    write(this.#count, count === 0 ? '' : 'entries_chosen', [String(count)]);
    this.#error.textContent = '';
    for (const action of this.#actions) action.hidden = count === 0;
  }

  /** @param {(groups: readonly string[]) => readonly string[]} change of an entry's groups */
  async #regroup(change) {
    const { ids } = this.#selection;
    await changeVault((vault) => {
      for (const id of ids) vault.edit(id, { groups: textOf(change(vault.details(id).groups)) });
    });
    say(message('entries_regrouped', [String(ids.length)]));
  }

  async #moveToTop() {
    const { ids } = this.#selection;
    await changeVault((vault) => vault.moveToTop(ids));
    say(message('entries_moved', [String(ids.length)]));
  }

  async #write() {
    await requireAllowed('allowExport');
    await chooseForExport(this.#selection.ids);
    await openPage('export/export.html', { active: true });
  }

  async #delete() {
    const { ids } = this.#selection;
    await changeVault((vault) => {
      for (const id of ids) vault.delete(id);
    });
    this.#selection.clear();
    say(message('entries_deleted', [String(ids.length)]));
  }

  /** Shows why an action failed. @param {() => Promise<void>} action */
  async #act(action) {
    try {
      await action();
    } catch (thrown) {
      this.#error.textContent = explain(asRefusal(thrown));
    }
  }
}
