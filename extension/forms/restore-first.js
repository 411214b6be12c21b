// The block at the top of a page in a tab where a vault was lost. Until the user decides, the page
// makes no new vault. It keeps what was read or typed after either decision.

import { explain } from '../base/explain.js';
import { onPolicyChanged } from '../base/policy.js';
import { asRefusal } from '../base/refusal.js';
import { openPage } from '../browser/browser.js';
import { declineRestore, findUndecided } from '../vault/former-vault.js';
import { readState } from '../vault/session.js';
import { onVaultChanged } from '../vault/store.js';
import { element, make, write } from './dom.js';

/** The toolbar's window in a tab. It leads to everything that brings a vault back. */
const WAYS = 'popup/popup.html';

export class RestoreFirst {
  #place = element('#restore-first');
  #title = make('h2', { id: 'restore-first-title', tabindex: '-1' });
  #why = make('p');
  #error = make('p', { class: 'error', role: 'alert' });
  /** @type {(() => Promise<void>)[]} */ #listeners = [];

  constructor() {
    const stays = make('p', { class: 'quiet-text' });
    write(this.#title, 'restore_title');
    write(stays, 'restore_stays');
    const ways = make('button', { type: 'button', class: 'primary', id: 'restore-first-ways' });
    const anew = make('button', { type: 'button', id: 'restore-first-anew' });
    write(ways, 'restore_ways');
    write(anew, 'restore_anew');
    ways.addEventListener('click', () => void this.#try(() => openPage(WAYS, { active: true })));
    anew.addEventListener('click', () => void this.#try(() => this.#beginAnew()));
    const actions = make('p', { class: 'actions' }, ways, anew);
    this.#place.replaceChildren(this.#title, this.#why, actions, stays, this.#error);
    const follow = () => void this.#follow().catch(console.error);
    onPolicyChanged(follow);
    // Another page may restore the vault without opening it.
    onVaultChanged(() => {
      if (this.isShown) follow();
    });
  }

  /** Whether the user has yet to decide, as far as the page shows it. */
  get isShown() {
    return !this.#place.hidden;
  }

  /** @param {() => Promise<void>} listener called when the block came or went by itself */
  onChanged(listener) {
    this.#listeners.push(listener);
  }

  /**
   * Shows the block where a vault was lost and the user has yet to decide. Right after a start of
   * the browser this waits for the administrator's settings, as the toolbar's window does.
   * @returns {Promise<boolean>} whether it is shown
   */
  async refresh() {
    const [trace] = (await readState()) === 'new' ? await findUndecided() : [];
    // A vault may have been restored meanwhile.
    if (trace === undefined || (await readState()) !== 'new') {
      this.#hide();
      return false;
    }
    write(this.#why, `restore_why_${trace}`);
    if (this.isShown) return true;
    this.#place.hidden = false;
    if (document.activeElement === document.body) this.focus();
    return true;
  }

  focus() {
    this.#title.focus();
  }

  async #beginAnew() {
    await declineRestore();
    await this.#follow();
    if (document.activeElement === document.body) this.#focusNext();
  }

  async #follow() {
    const wasShown = this.isShown;
    if ((await this.refresh()) === wasShown) return;
    await Promise.all(this.#listeners.map((listener) => listener()));
  }

  #hide() {
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && this.#place.contains(focused)) focused.blur();
    this.#place.hidden = true;
  }

  /** The first control after the block. */
  #focusNext() {
    const controls = document.querySelectorAll('a, button, input, select, summary, textarea');
    const next = [...controls].find(
      (one) =>
        one.checkVisibility() &&
        (this.#place.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    if (next instanceof HTMLElement) next.focus();
  }

  /** @param {() => Promise<void>} act */
  async #try(act) {
    this.#error.textContent = '';
    await act().catch((/** @type {unknown} */ thrown) => {
      this.#error.textContent = explain(asRefusal(thrown));
    });
  }
}
