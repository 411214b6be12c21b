// The list view of the toolbar's window: the entries, or the ways to add the first one. It also
// opens, deletes and restores one entry.

import { message } from '../base/texts.js';
import { element, find, showView } from '../forms/dom.js';
import { followCharacterKeys } from './character-keys.js';
import { Details } from './details.js';
import { Drag } from './drag.js';
import { EntryList } from './entry-list.js';
import { listenToKeys } from './keys.js';
import { Toast } from './toast.js';
import { drawWays, makeWay } from './ways.js';
import { changeVault } from '../vault/session.js';
import { readManagedList, showManagedList } from './managed-list.js';
import { NoticeLine } from './notice-line.js';
import { NOTICES } from './notices.js';

/** @import {Opening} from './opening.js' */

export class ListView {
  #view = element('[data-view="list"]');
  #toast;
  #entries;
  #details;
  #leaveFor;
  #notice;
  /** Whether something changed while the list was not shown, perhaps while it was being drawn. */
  #isOutdated = false;

  /**
   * @param {object} callbacks
   * @param {(thrown: unknown) => void} callbacks.fail
   * @param {(path: string) => Promise<void>} callbacks.leaveFor
   */
  constructor({ fail, leaveFor }) {
    this.#leaveFor = leaveFor;
    this.#notice = new NoticeLine(leaveFor, NOTICES);
    const parts = {
      list: find(document, '#entries', HTMLUListElement),
      search: find(document, '#search', HTMLInputElement),
      groups: element('#groups'),
      none: element('#none-found'),
    };
    this.#toast = new Toast(element('#toast'), fail);
    const open = (/** @type {string} */ id) => void this.#details.open(id).catch(fail);
    this.#entries = new EntryList(parts, open);
    this.#details = new Details({
      fail,
      move: (id, step) => this.#entries.moveBy(id, step),
      onClose: (id) => void this.show(id).catch(fail),
      onDelete: (id, name) => void this.#delete(id, name).catch(fail),
    });
    new Drag(parts.list, this.#entries);
    makeWay(find(document, '#scan', HTMLButtonElement), 'scan');
    listenToKeys(parts, this.#entries, () => !this.#view.hidden);
    void followCharacterKeys(() => void this.refresh().catch(fail)).catch(fail);
  }

  /**
   * Shows the list, from its beginning if no entry is given.
   * @param {string} [id] the entry that gets the keyboard's focus
   * @param {Opening} [opening] if the vault is being opened already
   */
  async show(id, opening) {
    this.#details.forget();
    // The first questions were asked before this window could follow any change.
    if (opening === undefined) this.#isOutdated = false;
    await this.#draw(opening);
    showView('list');
    // The view that was shown before may have been scrolled.
    if (id === undefined) window.scrollTo(0, 0);
    const scan = element('#scan');
    if (this.#entries.size === 0)
      (scan.checkVisibility() ? scan : element('#empty-ways button')).focus();
    else this.#entries.focus(id);
    if (this.#isOutdated) await this.refresh();
  }

  /** To be called after something changed that the list shows. A hidden list follows later. */
  async refresh() {
    const isShown = !this.#view.hidden;
    this.#isOutdated = !isShown;
    if (isShown) await this.#draw();
    else await this.#details.refresh();
  }

  /** Removes everything from the screen and from memory. */
  clear() {
    this.#entries.clear();
    this.#details.forget();
    this.#toast.dismiss();
    this.#notice.clear();
  }

  /** @param {Opening} [opening] */
  async #draw(opening) {
    const managed = readManagedList();
    await this.#entries.show(opening);
    const isEmpty = this.#entries.size === 0;
    const scan = element('#scan');
    scan.className = isEmpty ? 'way first' : 'wide';
    if (scan.parentElement?.id !== (isEmpty ? 'empty-scan' : 'foot'))
      element(isEmpty ? '#empty-scan' : '#foot').append(scan);
    const ways = element('#empty-ways');
    if (isEmpty && ways.childElementCount === 0)
      drawWays(ways, (page) => void this.#leaveFor(page));
    element('#empty').hidden = !isEmpty;
    element('#foot').hidden = isEmpty;
    void showManagedList(managed).catch(console.error);
    void this.#notice.refresh(isEmpty).catch(console.error);
  }

  /**
   * @param {string} id
   * @param {string} name
   */
  async #delete(id, name) {
    const { shown } = this.#entries;
    const at = shown.indexOf(id);
    const next = shown[at + 1];
    this.#details.forget();
    await changeVault((vault) => vault.delete(id));
    await this.show(next ?? shown[at - 1]);
    this.#toast.show(message('details_deleted', [name]), async () => {
      await changeVault((vault) => {
        vault.restore(id);
        // Back to its place, unless the entry that came after it is gone, too.
        if (next !== undefined && vault.views([next]).length > 0) vault.move(id, next);
      });
      await this.show(id);
    });
  }
}
