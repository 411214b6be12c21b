// The view of the first use: the ways to add the first entry.

import { element, find, showView } from '../forms/dom.js';
import { drawWays, makeWay } from './ways.js';

export class FirstUse {
  #onPassword;
  #leaveFor;

  /**
   * @param {object} callbacks
   * @param {(isScanNext: boolean) => void} callbacks.onPassword asks for a master password;
   *   `isScanNext`: whether the page in front is scanned afterwards
   * @param {(page: string) => void} callbacks.leaveFor
   */
  constructor({ onPassword, leaveFor }) {
    this.#onPassword = onPassword;
    this.#leaveFor = leaveFor;
    element('#start-password').addEventListener('click', () => onPassword(false));
  }

  show() {
    this.#draw();
    showView('start');
    element('#start-title').focus();
  }

  /** Most windows show the list only, so this is drawn when it is first shown. */
  #draw() {
    const ways = element('#start-ways');
    if (ways.childElementCount > 0) return;
    const toScan = makeWay(find(document, '#start-scan', HTMLButtonElement), 'scan');
    toScan.addEventListener('click', () => this.#onPassword(true));
    drawWays(ways, this.#leaveFor);
  }
}
