// This vault's name and password, another vault beside it, and this one's removal.

import { changeMasterPassword, makeVault, removeOpenVault } from '../vault/access.js';
import { message } from '../base/texts.js';
import { find } from '../forms/dom.js';
import { onSubmit, showHints } from '../forms/form-errors.js';
import { element } from '../forms/page.js';
import { chosen, drawNewPassword, drawPassword } from '../forms/password-fields.js';
import { changeVault } from '../vault/session.js';

/** @import {OpenVault} from '../base/core.js' */

const form = (/** @type {string} */ selector) => find(document, selector, HTMLFormElement);
const input = (/** @type {string} */ selector) => find(document, selector, HTMLInputElement);

export function startVaults() {
  startChange();
  startNaming();
  startNew();
  startRemoval();
}

/** @param {OpenVault} vault */
export function drawVault(vault) {
  const name = input('#issuer');
  // The vault may change while somebody is typing.
  if (document.activeElement !== name) name.value = vault.name();
}

function startChange() {
  const place = element('#change-fields');
  const now = drawPassword(place, 'password', 'password_now');
  const next = drawNewPassword(place, 'next-', 'password_next');
  onSubmit(form('#change-password'), async () => {
    element('#password-changed').textContent = '';
    const fell = await changeMasterPassword(now.value, chosen(next));
    for (const field of [now, ...next]) field.value = '';
    const gone = fell.map((kind) => message(`slot_${kind}`)).join(message('list_separator'));
    element('#password-changed').textContent =
      fell.length === 0 ? message('password_changed') : message('password_changed_fell', [gone]);
  });
}

function startNaming() {
  showHints(form('#name-vault'));
  onSubmit(form('#name-vault'), async () => {
    const name = input('#issuer').value;
    await changeVault((vault) => vault.rename(name));
    element('#vault-named').textContent = message('name_saved');
  });
}

function startNew() {
  const fields = drawNewPassword(element('#new-fields'), 'new-');
  onSubmit(form('#new-vault'), async () => {
    await makeVault(chosen(fields), input('#new-name').value);
    for (const field of [...fields, input('#new-name')]) field.value = '';
    scrollTo(0, 0);
  });
}

function startRemoval() {
  const password = drawPassword(element('#remove-fields'), 'remove-password');
  onSubmit(form('#remove-vault'), async () => {
    await removeOpenVault(password.value);
    password.value = '';
  });
}
