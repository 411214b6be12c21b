// An entry's QR code, which sets up another device. It contains the secret, so it is shown on
// request only, and removed when the page is hidden.

import { explain } from '../base/explain.js';
import { readPolicy, requireAllowed } from '../base/policy.js';
import { asRefusal } from '../base/refusal.js';
import { message } from '../base/texts.js';
import { find, make, write } from '../forms/dom.js';
import { isForbidden, showManaged } from '../forms/managed.js';
import { makeQrCode } from '../forms/qr-code.js';
import { openVault } from '../vault/session.js';

/** The QR code holds the key as it is. */
const NEEDED = /** @type {const} */ (['allowExport', 'allowPlaintextExport']);

export class PhoneCode {
  #button = find(document, '#show-qr', HTMLButtonElement);
  #place = find(document, '#qr', HTMLElement);

  /** @param {() => string} idOf the id of the entry that is shown */
  constructor(idOf) {
    this.#button.addEventListener('click', () => {
      if (this.#place.hidden) void this.#show(idOf()).catch((thrown) => this.#showError(thrown));
      else this.hide();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.hide();
    });
  }

  /** Marks the button if the administrator forbids the QR code. */
  async showManaged() {
    showManaged(this.#button, isForbidden(await readPolicy(), NEEDED));
  }

  hide() {
    this.#place.replaceChildren();
    this.#place.hidden = true;
    this.#setLabel('action_show_qr', false);
  }

  /** @param {string} id */
  async #show(id) {
    await requireAllowed(...NEEDED);
    const vault = await openVault();
    try {
      this.#place.replaceChildren(
        makeQrCode(vault.qr(id), message('details_qr')),
        make('p', { class: 'caution' }, message('details_qr_warning')),
      );
    } finally {
      vault.free();
    }
    this.#place.hidden = false;
    this.#setLabel('action_hide_qr', true);
    this.#place.scrollIntoView({ block: 'nearest' });
  }

  /** @param {unknown} thrown */
  #showError(thrown) {
    const error = make('p', { class: 'error', role: 'alert' }, explain(asRefusal(thrown)));
    this.#place.replaceChildren(error);
    this.#place.hidden = false;
  }

  /**
   * @param {string} key
   * @param {boolean} isShown
   */
  #setLabel(key, isShown) {
    write(this.#button, key);
    this.#button.setAttribute('aria-expanded', String(isShown));
  }
}
