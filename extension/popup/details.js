// The details of an entry: code, form, hosts, QR code for a phone, place in the list, and deletion.

import { formatDay } from '../base/dates.js';
import { message } from '../base/texts.js';
import { CodeList } from '../codes/code-list.js';
import { namesOf } from '../codes/code-row-parts.js';
import { element, find, make, say, showView } from '../forms/dom.js';
import { changeVault, openVault } from '../vault/session.js';
import { EditForm } from './edit-form.js';
import { PhoneCode } from './phone-code.js';

/** @import {EntryDetails} from '../core/codes.js' */

export class Details {
  #id = '';
  #phone = new PhoneCode(() => this.#id);
  #form = new EditForm(find(document, '#edit', HTMLFormElement), () => this.#id);
  #code;
  #outlets;

  /**
   * @param {object} outlets
   * @param {(thrown: unknown) => void} outlets.fail
   * @param {(id: string) => void} outlets.onClose called when the user goes back to the list
   * @param {(id: string, name: string) => void} outlets.onDelete
   * @param {(id: string, step: 1 | -1) => Promise<void>} outlets.move
   */
  constructor(outlets) {
    this.#outlets = outlets;
    this.#code = new CodeList(find(document, '#details-code', HTMLUListElement));
    const onClick = (
      /** @type {string} */ selector,
      /** @type {() => Promise<void> | void} */ act,
    ) =>
      element(selector).addEventListener(
        'click',
        () => void Promise.resolve(act()).catch(outlets.fail),
      );
    onClick('#details-back', () => outlets.onClose(this.#id));
    onClick('#details-pin', () => this.#pin());
    onClick('#forget-hosts', () => changeVault((vault) => vault.forgetHosts(this.#id)));
    onClick('#move-up', () => outlets.move(this.#id, -1));
    onClick('#move-down', () => outlets.move(this.#id, 1));
    onClick('#details-delete', () =>
      outlets.onDelete(this.#id, element('#details-title').textContent ?? ''),
    );
    element('#details').addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      outlets.onClose(this.#id);
    });
  }

  /** Whether an entry's details are shown. */
  get isOpen() {
    return this.#id !== '';
  }

  /** @param {string} id */
  async open(id) {
    this.#id = id;
    void this.#phone.showManaged();
    const { details, groups } = await this.#draw();
    this.#form.fill(details, groups);
    showView('details');
    element('#details-title').focus();
    scrollTo(0, 0);
  }

  /** To be called when the vault was changed. The form keeps what the user typed. */
  async refresh() {
    if (!this.isOpen) return;
    const vault = await openVault();
    const isThere = vault.views([this.#id]).length > 0;
    vault.free();
    if (isThere) await this.#draw();
    else this.#outlets.onClose(this.#id);
  }

  forget() {
    this.#id = '';
    this.#phone.hide();
    this.#code.clear();
    this.#form.clear();
    for (const text of ['#details-title', '#details-added']) element(text).textContent = '';
    element('#hosts').replaceChildren();
  }

  async #draw() {
    const vault = await openVault();
    try {
      const details = vault.details(this.#id);
      this.#show(details);
      return { details, groups: vault.groups() };
    } finally {
      vault.free();
      await this.#code.show(this.#id);
    }
  }

  /** @param {EntryDetails} details */
  #show({ entry, hosts, added }) {
    element('#details-title').textContent = namesOf(entry)[0];
    element('#details-pin').setAttribute('aria-pressed', String(entry.pinned));
    element('#hosts').replaceChildren(...hosts.map((host) => make('li', {}, host)));
    element('#details-hosts').hidden = hosts.length === 0;
    element('#details-added').textContent = message('details_added', [formatDay(added * 1000)]);
  }

  async #pin() {
    const isPinned = element('#details-pin').getAttribute('aria-pressed') !== 'true';
    await changeVault((vault) => vault.pin(this.#id, isPinned));
    say(message(isPinned ? 'details_pinned' : 'details_unpinned'));
  }
}
