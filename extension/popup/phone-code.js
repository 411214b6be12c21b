// An entry's QR code, which sets up another device. It contains the secret, so it is shown on
// request only, and removed when the page is hidden.

import { message } from '../base/texts.js';
import { find, make, write } from '../forms/dom.js';
import { makeQrCode } from '../forms/qr-code.js';
import { openVault } from '../vault/session.js';

export class PhoneCode {
  #button = find(document, '#show-qr', HTMLElement);
  #place = find(document, '#qr', HTMLElement);

  /** @param {() => string} idOf the id of the entry that is shown */
  constructor(idOf) {
    this.#button.addEventListener('click', () => {
      if (this.#place.hidden) void this.#show(idOf()).catch(console.error);
      else this.hide();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.hide();
    });
  }

  hide() {
    this.#place.replaceChildren();
    this.#place.hidden = true;
    this.#setLabel('action_show_qr', false);
  }

  /** @param {string} id */
  async #show(id) {
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

  /**
   * @param {string} key
   * @param {boolean} isShown
   */
  #setLabel(key, isShown) {
    write(this.#button, key);
    this.#button.setAttribute('aria-expanded', String(isShown));
  }
}
