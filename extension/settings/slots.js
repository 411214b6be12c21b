// The vault's slots: master password, passkeys, recovery code.

import { requireAllowed } from '../base/policy.js';
import { message } from '../base/texts.js';
import { element, find, write } from '../forms/dom.js';
import { followForbidden } from '../forms/managed.js';
import { makeRow } from '../forms/page.js';
import { changeWays } from '../vault/access.js';
import { lockCount } from '../vault/on-lock.js';
import { makePasskey } from '../vault/passkey.js';

/** @import {OpenVault} from '../base/core.js' */
/** @import {Proof} from '../vault/proof.js' */
/** @import {ProofDialog} from './proof-dialog.js' */

export class Slots {
  #dialog;

  /** @param {ProofDialog} dialog */
  constructor(dialog) {
    this.#dialog = dialog;
    element('#add-passkey').addEventListener('click', () => {
      clearRecoveryCode();
      dialog.ask({ title: 'action_add_passkey', how: 'proof_how_passkey', act: addPasskey });
    });
    element('#make-recovery').addEventListener('click', () => {
      clearRecoveryCode();
      dialog.ask({ title: 'action_make_recovery', how: 'proof_how_recovery', act: makeRecovery });
    });
    const button = (/** @type {string} */ id) => find(document, id, HTMLButtonElement);
    followForbidden(button('#add-passkey'), 'allowPasskeyUnlock');
    followForbidden(button('#make-recovery'), 'allowRecoveryCode');
    element('#print').addEventListener('click', () => window.print());
  }

  /** @param {OpenVault} vault */
  draw(vault) {
    const slots = vault.slots();
    const passwords = slots.filter(({ kind }) => kind === 'password');
    const rows = slots.map(({ id, kind }) => {
      const isLastPassword = kind === 'password' && passwords.length === 1;
      const remove = async () => {
        clearRecoveryCode();
        this.#dialog.ask({
          title: 'proof_remove_title',
          how: isLastPassword ? 'proof_how_remove_password' : 'proof_how_remove',
          values: [message(`slot_${kind}`)],
          act: (proof) => changeWays(proof, (open) => open.removeSlot(id), nothing),
        });
      };
      // The last slot cannot be removed, because nothing would open the vault any more.
      return makeRow(
        message(`slot_${kind}`),
        ...(slots.length > 1 ? [{ label: 'action_remove', act: remove }] : []),
      );
    });
    element('#slots').replaceChildren(...rows);
  }

  /** To be called when the vault is locked. */
  forget() {
    this.#dialog.close();
    clearRecoveryCode();
    element('#slots').replaceChildren();
  }
}

const nothing = () => Promise.resolve();

/** Removes a new recovery code from the page. It is shown only once. */
function clearRecoveryCode() {
  element('#recovery-code').textContent = '';
  element('#recovery-shown').hidden = true;
}

/** @param {Proof} proof */
async function addPasskey(proof) {
  await changeWays(
    proof,
    (vault, answer) => {
      try {
        vault.addPasskey(answer);
      } finally {
        answer.output.fill(0);
      }
    },
    () => makePasskey(message('app_name'), () => write(element('#proof-how'), 'passkey_once_more')),
  );
}

/** @param {Proof} proof */
async function makeRecovery(proof) {
  const locks = lockCount();
  const prepare = () => requireAllowed('allowRecoveryCode');
  const code = await changeWays(proof, (vault) => vault.makeRecovery(), prepare);
  if (locks !== lockCount()) return;
  element('#recovery-code').textContent = code;
  element('#recovery-shown').hidden = false;
  element('#recovery-shown').scrollIntoView({ block: 'center' });
}
