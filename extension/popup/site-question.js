// The question before a code is filled into a site on which its entry was never used. A page that
// imitates the real one looks the same, but has another host.

import { write, element, find } from '../forms/dom.js';
import { onSubmit } from '../forms/form-errors.js';
import { EarlyPresses } from '../forms/meant-press.js';

export class SiteQuestion {
  #dialog = find(document, '#other-site', HTMLDialogElement);
  #form = find(document, '#other-site form', HTMLFormElement);
  #early = new EarlyPresses(this.#form);
  #isAgreed = false;

  constructor() {
    onSubmit(this.#form, async () => {
      this.#isAgreed = true;
      this.#dialog.close();
    });
    element('#other-site-cancel').addEventListener('click', () => this.close());
  }

  /**
   * @param {{name: string, usual: string, host: string}} about the entry, the host on which it was
   *   used last, and the host of the page; an empty one is not known
   * @returns {Promise<boolean>} whether the user agrees
   */
  ask({ name, usual, host }) {
    this.#isAgreed = false;
    const key = host === '' ? 'other_site_unknown' : 'other_site_text';
    write(element('#other-site-text'), key, [name, usual, host]);
    this.#dialog.showModal();
    this.#early.start();
    element('#other-site-cancel').focus();
    return new Promise((resolve) => {
      this.#dialog.addEventListener('close', () => resolve(this.#isAgreed), { once: true });
    });
  }

  /** Answers no, and forgets the names. */
  close() {
    this.#dialog.close();
    write(element('#other-site-text'), '');
  }
}
