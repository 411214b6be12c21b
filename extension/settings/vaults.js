// The open vault's name and password, its removal, and the creation of another vault.

import { makeVault, removeOpenVault } from '../vault/access.js';
import { changeMasterPassword } from '../vault/change-password.js';
import { message } from '../base/texts.js';
import { element, find } from '../forms/dom.js';
import { onSubmit, showHints } from '../forms/form-errors.js';
import { NewPassword } from '../forms/new-password.js';
import { ProofFields } from '../forms/proof-fields.js';
import { changeVault } from '../vault/session.js';
import { waysOf } from '../vault/proof.js';

/** @import {OpenVault} from '../base/core.js' */

const form = (/** @type {string} */ selector) => find(document, selector, HTMLFormElement);
const input = (/** @type {string} */ selector) => find(document, selector, HTMLInputElement);

/** The forms that ask for a proof. @type {ProofFields[]} */
const proofs = [];

export function startVaults() {
  startPasswordChange();
  startRename();
  startNewVault();
  startRemoval();
}

/** @param {OpenVault} vault */
export function drawVault(vault) {
  for (const one of proofs) one.offer(waysOf(vault));
  const name = input('#issuer');
  // Do not overwrite the field while the user is typing in it.
  if (document.activeElement !== name) name.value = vault.name();
}

/** To be called when the vault is locked. Typed texts were removed before. */
export function forgetVault() {
  for (const note of ['#password-changed', '#vault-named']) element(note).textContent = '';
}

function startPasswordChange() {
  const place = element('#change-fields');
  const current = new ProofFields(place, { label: 'password_now', isRequired: true });
  proofs.push(current);
  const next = new NewPassword(place, 'next-', 'password_next');
  onSubmit(form('#change-password'), async () => {
    element('#password-changed').textContent = '';
    const removedSlots = await changeMasterPassword(current.proof, await next.read());
    current.clear();
    next.clear();
    const removedNames = removedSlots
      .map((kind) => message(`slot_${kind}`))
      .join(message('list_separator'));
    element('#password-changed').textContent =
      removedSlots.length === 0
        ? message('password_changed')
        : message('password_changed_fell', [removedNames]);
  });
}

function startRename() {
  showHints(form('#name-vault'));
  onSubmit(form('#name-vault'), async () => {
    const name = input('#issuer').value;
    await changeVault((vault) => vault.rename(name));
    element('#vault-named').textContent = message('name_saved');
  });
}

function startNewVault() {
  const chosen = new NewPassword(element('#new-fields'), 'new-');
  onSubmit(form('#new-vault'), async () => {
    await makeVault(await chosen.read(), input('#new-name').value);
    chosen.clear();
    input('#new-name').value = '';
    scrollTo(0, 0);
  });
}

function startRemoval() {
  const owner = new ProofFields(element('#remove-fields'), { prefix: 'remove-' });
  proofs.push(owner);
  onSubmit(form('#remove-vault'), async () => {
    await removeOpenVault(owner.proof);
    owner.clear();
  });
}
