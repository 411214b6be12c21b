// All ways to unlock, on a page in a tab: the passkey dialog would close the toolbar window.

import '../base/first-paint.js';
import { hasPasskeys, unlockByPasskey, unlockByRecovery } from '../vault/access.js';
import { closeThisTab } from '../browser/browser.js';
import { CodeList } from '../codes/code-list.js';
import { element, find, showView } from '../forms/dom.js';
import { onSubmit, showHints } from '../forms/form-errors.js';
import { fail, runPage } from '../forms/page.js';
import { PasswordFields } from '../forms/password-fields.js';
import { onLockChanged } from '../vault/on-lock.js';
import { readState } from '../vault/session.js';

const passwords = new PasswordFields(element('#password-fields'));
const entries = new CodeList(find(document, '#entries', HTMLUListElement));
const recovery = find(document, '#recovery', HTMLInputElement);

runPage(async () => {
  const form = (/** @type {string} */ selector) => find(document, selector, HTMLFormElement);
  showHints(form('#by-recovery'));
  onSubmit(form('#by-password'), () => passwords.submit());
  onSubmit(form('#by-passkey'), () => unlockByPasskey());
  onSubmit(form('#by-recovery'), async () => {
    await unlockByRecovery(recovery.value);
    recovery.value = '';
  });
  element('#close').addEventListener('click', () => void closeThisTab());
  onLockChanged(() => void refresh().catch(fail));
  await refresh();
}, forget);

function forget() {
  entries.clear();
}

async function refresh() {
  entries.clear();
  passwords.clear();
  if ((await readState()) === 'unlocked') {
    await entries.show();
    showView('open');
    entries.focusFirst();
    return;
  }
  await passwords.refresh();
  element('#by-passkey').hidden = !(await hasPasskeys());
  showView('ways');
  passwords.focus();
}
