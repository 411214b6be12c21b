// Clears a page when the vault is locked: typed texts, and everything of a vault.

import { onLock } from '../vault/on-lock.js';
import { element } from './dom.js';
import { clearErrors } from './form-errors.js';

/**
 * Every page must call this once.
 * @param {() => void} forget removes all that the page shows or keeps of a vault, or of accounts
 *   that are not yet added. Typed texts were removed before.
 */
export function forgetOnLock(forget) {
  onLock(() => {
    forgetTyped();
    forget();
  });
}

/** Empties every field for text or files, and hides passwords that are shown. */
function forgetTyped() {
  for (const field of document.querySelectorAll('input, textarea')) {
    const isText =
      field instanceof HTMLTextAreaElement ||
      (field instanceof HTMLInputElement && !['checkbox', 'radio'].includes(field.type));
    if (!isText) continue;
    // A field with the focus counts as being typed in.
    field.blur();
    if (field.value === '') continue;
    field.value = '';
    field.dispatchEvent(new Event(field.type === 'file' ? 'change' : 'input', { bubbles: true }));
  }
  for (const button of document.querySelectorAll('button[data-shows][aria-pressed="true"]')) {
    if (button instanceof HTMLElement) button.click();
  }
  for (const form of document.forms) clearErrors(form);
  element('#status').textContent = '';
}
