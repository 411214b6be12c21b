// Entries that have the names of those just added, and other keys. They are mostly useless from now
// on, and look the same in the list, so the user is asked to put them into the trash.

import { explain } from '../base/explain.js';
import { asRefusal } from '../base/refusal.js';
import { formatDay } from '../base/dates.js';
import { message } from '../base/texts.js';
import { make, say } from '../forms/dom.js';
import { changeVault } from '../vault/session.js';

/** @typedef {{id: string, name: string, added: number}} Older `added`: in Unix seconds */

export class OlderEntries {
  element = make('ul', { class: 'older', hidden: '' });

  /** @param {readonly Older[]} older */
  show(older) {
    this.element.replaceChildren(...older.map(makeItem));
    this.element.hidden = older.length === 0;
  }

  clear() {
    this.show([]);
  }
}

/** @param {Older} older */
function makeItem({ id, name, added }) {
  const text = make(
    'p',
    { class: 'notice' },
    message('older_there', [name, formatDay(added * 1000)]),
  );
  const button = make('button', { type: 'button' }, message('action_older_to_trash'));
  button.addEventListener('click', () => {
    changeVault((vault) => vault.delete(id))
      .then(() => {
        button.remove();
        text.textContent = message('older_deleted');
        say(text.textContent);
      })
      .catch((/** @type {unknown} */ thrown) => {
        text.textContent = explain(asRefusal(thrown));
      });
  });
  return make('li', {}, text, button);
}
