// The common frame of the full pages.

import { message } from '../base/texts.js';
import { element, localisePage, make, showView } from './dom.js';
import { explain } from '../base/explain.js';
import { forgetOnLock } from './forget.js';
import { ignoreKeyRepeat } from './meant-press.js';
import { startSupport } from './support.js';
import { asRefusal } from '../base/refusal.js';
import { stayOpenWhileUsed } from '../vault/session.js';

/**
 * Runs a page. An error at its start is shown in its `failed` view.
 * @param {() => Promise<void>} start
 * @param {() => void} forget see `forgetOnLock`
 */
export function runPage(start, forget) {
  localisePage();
  startSupport();
  ignoreKeyRepeat();
  stayOpenWhileUsed();
  forgetOnLock(forget);
  start().catch(fail);
}

/** @param {unknown} thrown */
export function fail(thrown) {
  const refused = asRefusal(thrown);
  // The page is drawn again when the vault is locked. This error comes from the drawing before.
  if (refused.code === 'session_locked') return;
  element('#failure').textContent = explain(refused);
  showView('failed');
}

/**
 * A row of a list with its buttons.
 * @param {string} text
 * @param {...{label: string, act: () => Promise<void>, danger?: boolean}} actions `label` is the
 *   key of a text
 */
export function makeRow(text, ...actions) {
  const error = make('p', { class: 'error', role: 'alert' });
  const buttons = actions.map(({ label, act, danger }) => {
    const attributes = {
      type: 'button',
      'data-text': label,
      ...(danger ? { class: 'danger' } : {}),
    };
    const button = make('button', attributes, message(label));
    button.setAttribute('aria-label', `${message(label)}: ${text}`);
    button.addEventListener('click', () => {
      error.textContent = '';
      act().catch((/** @type {unknown} */ thrown) => {
        error.textContent = explain(asRefusal(thrown));
      });
    });
    return button;
  });
  return make('li', {}, make('span', {}, text), ...buttons, error);
}

/**
 * Saves a file to the user's downloads.
 * @param {string} name
 * @param {Uint8Array} bytes
 */
export function saveFile(name, bytes) {
  const address = URL.createObjectURL(
    new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }),
  );
  make('a', { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

/** Today's date for names of files: 2026-01-31. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ part) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
