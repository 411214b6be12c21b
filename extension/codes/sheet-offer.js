// The offer to print an emergency sheet, made once, below the first account that was added.

import { disk } from '../browser/browser.js';
import { readPolicy } from '../base/policy.js';
import { make, write } from '../forms/dom.js';

/** @import {OpenVault} from '../base/core.js' */

/** On disk, once the offer was made. */
const NAME = 'sheet-offered';

export class SheetOffer {
  #text = make('span', {});
  #link = make('a', { href: '/sheet/sheet.html', target: '_blank' });
  element = make('p', { id: 'sheet-offer', class: 'quiet-text', hidden: '' });

  constructor() {
    this.element.append(this.#text, ' ', this.#link);
  }

  /**
   * Shows the offer if the vault has its first account and no recovery code.
   * @param {OpenVault | null} vault
   */
  async showIfFirst(vault) {
    this.element.hidden = true;
    if (vault?.size() !== 1 || vault.slots().some(({ kind }) => kind === 'recovery')) return;
    const [{ [NAME]: isOffered }, policy] = await Promise.all([disk.get(NAME), readPolicy()]);
    if (isOffered === true || policy.allowRecoveryCode === false) return;
    write(this.#text, 'sheet_offer');
    write(this.#link, 'sheet_offer_open');
    this.element.hidden = false;
    await disk.set({ [NAME]: true });
  }
}
