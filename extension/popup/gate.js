// The view that asks for the master password: the one that opens a vault, or a first one.

import { asRefusal } from '../base/refusal.js';
import { element, find, showView, write } from '../forms/dom.js';
import { clearErrors, onSubmit } from '../forms/form-errors.js';
import { PasswordFields } from '../forms/password-fields.js';
import { showNewerNotice } from './newer-notice.js';

/** @import {Refused} from '../base/refusal.js' */

export class Gate {
  #form = find(document, '#gate', HTMLFormElement);
  #passwords = new PasswordFields(element('#password-fields'));
  #isSubmitting = false;

  /**
   * @param {object} outlets
   * @param {() => Promise<void>} outlets.onOpen called after the vault was opened here
   * @param {(thrown: unknown) => void} outlets.fail called if a vault is damaged or was
   *   lost
   */
  constructor({ onOpen, fail }) {
    onSubmit(this.#form, async () => {
      this.#isSubmitting = true;
      try {
        await this.#passwords.submit();
        await onOpen();
      } catch (thrown) {
        // A vault that cannot be read, or was lost, needs more than another try.
        const refused = asRefusal(thrown);
        if (!isAboutVault(refused) && refused.code !== 'former_undecided') throw thrown;
        fail(thrown);
      } finally {
        this.#isSubmitting = false;
      }
    });
  }

  /** Whether the vault is being opened here: that it is open is no news then. */
  get isSubmitting() {
    return this.#isSubmitting;
  }

  /** Draws the fields for the vaults' state, which it returns. */
  refresh() {
    return this.#passwords.refresh();
  }

  /**
   * @param {'new' | 'locked'} state
   * @param {boolean} isScanNext whether the page in front is scanned afterwards
   */
  show(state, isScanNext) {
    const isNew = state === 'new';
    element('#gate-newer').hidden = true;
    if (!isNew) void showNewerNotice().catch(console.error);
    clearErrors(this.#form);
    write(element('#gate-title'), isNew ? 'gate_title_new' : 'gate_title');
    write(element('#gate-how'), isNew ? (isScanNext ? 'gate_how_scan' : 'gate_how_new') : '');
    write(element('#gate-submit'), isNew ? 'action_begin' : 'action_unlock');
    for (const other of ['#gate-other', '#gate-more']) element(other).hidden = isNew;
    element('#gate-back').hidden = !isNew;
    showView('gate');
    this.#passwords.focus();
  }

  /** Forgets what was typed. */
  clear() {
    this.#passwords.clear();
  }
}

/**
 * Whether the page for damaged data can help. A vault of a later version needs an update instead.
 * @param {Refused} refused
 */
export function mayBeRescued(refused) {
  return isAboutVault(refused) && refused.code !== 'vault_version';
}

/**
 * Whether the error is about a vault itself, not about the typed text.
 * @param {Refused} refused
 */
function isAboutVault({ code, fields }) {
  return fields.length === 0 && /^(?:vault_|kdf_too_)/u.test(code);
}
