// The vault's slots: master password, passkeys, recovery code.

import { message } from '../base/texts.js';
import { explain } from '../base/explain.js';
import { element } from '../forms/dom.js';
import { makeRow } from '../forms/page.js';
import { makePasskey } from '../vault/passkey.js';
import { asRefusal } from '../base/refusal.js';
import { lockCount } from '../vault/on-lock.js';
import { changeVault } from '../vault/session.js';

/** @import {OpenVault} from '../base/core.js' */

export function startSlots() {
  element('#add-passkey').addEventListener('click', () => void act(addPasskey));
  element('#make-recovery').addEventListener('click', () => void act(makeRecovery));
  element('#print').addEventListener('click', () => window.print());
}

/** @param {OpenVault} vault */
export function drawSlots(vault) {
  const slots = vault.slots();
  const rows = slots.map(({ id, kind }) => {
    const remove = () => changeVault((open) => open.removeSlot(id));
    // The last slot cannot be removed, because nothing would open the vault any more.
    return makeRow(
      message(`slot_${kind}`),
      ...(slots.length > 1 ? [{ label: 'action_remove', act: remove }] : []),
    );
  });
  element('#slots').replaceChildren(...rows);
}

/** To be called when the vault is locked. */
export function forgetSlots() {
  clearRecoveryCode();
  element('#slots').replaceChildren();
  element('#slots-error').textContent = '';
}

/** Removes a new recovery code from the page. It is shown only once. */
function clearRecoveryCode() {
  element('#recovery-code').textContent = '';
  element('#recovery-shown').hidden = true;
}

async function addPasskey() {
  const answer = await makePasskey(message('app_name'));
  try {
    await changeVault((vault) => vault.addPasskey(answer));
  } finally {
    answer.output.fill(0);
  }
}

async function makeRecovery() {
  const locks = lockCount();
  const code = await changeVault((vault) => vault.makeRecovery());
  if (locks !== lockCount()) return;
  element('#recovery-code').textContent = code;
  element('#recovery-shown').hidden = false;
  element('#recovery-shown').scrollIntoView({ block: 'center' });
}

/** @param {() => Promise<void>} work */
async function act(work) {
  element('#slots-error').textContent = '';
  clearRecoveryCode();
  try {
    await work();
  } catch (thrown) {
    element('#slots-error').textContent = explain(asRefusal(thrown));
  }
}
