// The QR codes that hold the vault: one after another on the screen, or all on paper.

import { vaultParts } from '../base/copies-core.js';
import { message } from '../base/texts.js';
import { element, write } from '../forms/dom.js';
import { makeCodeGrid } from '../forms/code-grid.js';
import { makeQrCode } from '../forms/qr-code.js';

/** @import {QrView} from '../core/copies.js' */

export class CodeSlides {
  /** @type {QrView[]} */ #codes = [];
  #at = 0;
  #back = element('#slide-back');
  #next = element('#slide-next');

  constructor() {
    this.#back.addEventListener('click', () => this.#go(-1));
    this.#next.addEventListener('click', () => this.#go(1));
    element('#print-codes').addEventListener('click', () => print());
  }

  /** Draws a vault, from the first QR code on. @param {string} sealed */
  draw(sealed) {
    this.#codes = vaultParts(sealed);
    element('#printed-codes').replaceChildren(makeCodeGrid(this.#codes));
    this.#at = 0;
    this.#show();
  }

  forget() {
    this.#codes = [];
    element('#slide').replaceChildren();
    element('#printed-codes').replaceChildren();
    write(element('#slide-place'), '');
  }

  /** @param {number} step */
  #go(step) {
    this.#at = Math.max(0, Math.min(this.#codes.length - 1, this.#at + step));
    this.#show();
  }

  #show() {
    const code = this.#codes[this.#at];
    if (code === undefined) return;
    const place = [String(this.#at + 1), String(this.#codes.length)];
    write(element('#slide-place'), 'pc_code_place', place);
    element('#slide').replaceChildren(makeQrCode(code, message('pc_code_place', place)));
    const hadFocus = [this.#back, this.#next].some((one) => one === document.activeElement);
    this.#back.hidden = this.#at === 0;
    this.#next.hidden = this.#at === this.#codes.length - 1;
    // A button that is hidden loses it.
    if (hadFocus && this.#next.hidden) this.#back.focus();
    else if (hadFocus && this.#back.hidden) this.#next.focus();
  }
}
