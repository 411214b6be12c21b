// Asks for the groups into which the chosen entries are put, or out of which they are taken.

import { GroupChoices, namesIn } from '../accounts/group-choices.js';
import { localise, make, write } from '../forms/dom.js';
import { clearErrors, onSubmit, showError } from '../forms/form-errors.js';

const FIELD = 'regroup-groups';

/** @typedef {(names: readonly string[]) => Promise<void>} Act */

export class GroupDialog {
  #title = make('h2', { id: 'regroup-title' });
  #field = make('input', {
    id: FIELD,
    name: FIELD,
    type: 'text',
    'aria-describedby': `${FIELD}-note`,
  });
  #buttons = make('div', { id: `${FIELD}-choices`, class: 'chips', role: 'group', hidden: '' });
  #form = make('form', { novalidate: '' });
  #dialog = make('dialog', { id: 'regroup', 'aria-labelledby': 'regroup-title' }, this.#form);
  #choices = new GroupChoices(this.#field, this.#buttons);

  /** @param {{onAdd: Act, onRemove: Act}} outlets called with the names in the field */
  constructor({ onAdd, onRemove }) {
    const remove = makeButton('regroup_remove');
    const cancel = makeButton('action_cancel');
    this.#fillForm(remove, cancel);
    document.body.append(this.#dialog);
    localise(this.#dialog);
    onSubmit(this.#form, () => this.#finish(onAdd));
    remove.addEventListener('click', () => {
      clearErrors(this.#form);
      this.#finish(onRemove).catch((/** @type {unknown} */ thrown) =>
        showError(this.#form, thrown),
      );
    });
    cancel.addEventListener('click', () => this.#dialog.close());
    this.#dialog.addEventListener('close', () => this.#clear());
  }

  /** Offers the groups that are in use. @param {readonly string[]} groups */
  setGroups(groups) {
    this.#choices.offer(groups);
  }

  /** @param {number} count of the chosen entries */
  open(count) {
    write(this.#title, 'regroup_title', [String(count)]);
    this.#dialog.showModal();
    this.#field.focus();
  }

  forget() {
    this.#choices.offer([]);
    this.#dialog.close();
    this.#clear();
  }

  /** @param {...HTMLButtonElement} others the buttons beside the one that submits */
  #fillForm(...others) {
    this.#buttons.dataset.label = 'groups_in_use';
    this.#form.append(
      this.#title,
      make(
        'div',
        { class: 'field' },
        make('label', { for: FIELD, 'data-text': 'field_groups' }),
        this.#field,
        this.#buttons,
        make('p', { id: `${FIELD}-note`, class: 'note', 'data-hint-text': 'groups_hint' }),
      ),
      make('p', { 'data-error': '', role: 'alert' }),
      make(
        'div',
        { class: 'actions' },
        make('button', { type: 'submit', class: 'primary', 'data-text': 'regroup_add' }),
        ...others,
      ),
    );
  }

  /** @param {Act} act */
  async #finish(act) {
    const names = namesIn(this.#field.value);
    if (names.length > 0) await act(names);
    this.#dialog.close();
  }

  #clear() {
    clearErrors(this.#form);
    this.#field.value = '';
    this.#choices.refresh();
  }
}

/** @param {string} key of its text, and its id */
function makeButton(key) {
  return make('button', { type: 'button', id: key.replace('_', '-'), 'data-text': key });
}
