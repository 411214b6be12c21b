// An entry's QR code, which sets up another device. It contains the secret, so it is shown on
// request only, and removed when the page is hidden.

import { message } from '../base/texts.js';
import { find, make, write } from '../forms/dom.js';
import { openVault } from '../vault/session.js';

const SVG = 'http://www.w3.org/2000/svg';
/** The width of the quiet zone in modules (ISO/IEC 18004). */
const QUIET_ZONE = 4;

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
        makeSvg(vault.qr(id)),
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

/** @param {{size: number, modules: Uint8Array}} code */
function makeSvg({ size, modules }) {
  const whole = size + 2 * QUIET_ZONE;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${whole} ${whole}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', message('details_qr'));
  svg.setAttribute('shape-rendering', 'crispEdges');
  const dark = document.createElementNS(SVG, 'path');
  const squares = [...modules].flatMap((module, at) =>
    module === 0
      ? []
      : [`M${(at % size) + QUIET_ZONE} ${Math.floor(at / size) + QUIET_ZONE}h1v1h-1z`],
  );
  dark.setAttribute('d', squares.join(''));
  svg.append(dark);
  return svg;
}
