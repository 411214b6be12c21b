// All ways to unlock, on a page in a tab: the passkey dialog would close the toolbar window.

import '../base/first-paint.js';
import { hasPasskeys, makeVault, unlock } from '../vault/access.js';
import { closeThisTab } from '../browser/browser.js';
import { CodeList } from '../codes/code-list.js';
import { element, find, showView } from '../forms/dom.js';
import { onSubmit, showHints } from '../forms/form-errors.js';
import { fail, runPage } from '../forms/page.js';
import { NewPassword } from '../forms/new-password.js';
import { PasswordFields } from '../forms/password-fields.js';
import { RestoreFirst } from '../forms/restore-first.js';
import { onLockChanged } from '../vault/on-lock.js';
import { readState } from '../vault/session.js';

const restoreFirst = new RestoreFirst();
const passwords = new PasswordFields(element('#password-fields'), { restoreFirst });
const entries = new CodeList(find(document, '#entries', HTMLUListElement));
const recovery = find(document, '#recovery', HTMLInputElement);
const own = new NewPassword(element('#own-fields'), 'own-');
/** The views that the toolbar's window can ask for. */
const VIEWS = ['forgot', 'own'];

runPage(async () => {
  const form = (/** @type {string} */ selector) => find(document, selector, HTMLFormElement);
  showHints(form('#by-recovery'));
  onSubmit(form('#by-password'), () => passwords.submit());
  onSubmit(form('#by-passkey'), () => unlock({ way: 'passkey' }));
  onSubmit(form('#by-recovery'), async () => {
    await unlock({ way: 'recovery', code: recovery.value });
    recovery.value = '';
  });
  onSubmit(form('#own'), async () => makeVault(await own.read()));
  element('#to-forgot').addEventListener('click', () => showOther('forgot'));
  for (const button of ['#to-own', '#forgot-own'])
    element(button).addEventListener('click', () => showOther('own'));
  for (const back of document.querySelectorAll('[data-to-ways]'))
    back.addEventListener('click', showWays);
  element('#close').addEventListener('click', () => void closeThisTab());
  onLockChanged(() => void refresh().catch(fail));
  restoreFirst.onChanged(() => refresh().catch(fail));
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
  if (restoreFirst.isShown) {
    showView('');
    return;
  }
  const isPasskey = await hasPasskeys();
  for (const place of ['#by-passkey', '#forgot-passkey']) element(place).hidden = !isPasskey;
  const asked = location.hash.slice(1);
  if (VIEWS.includes(asked)) showOther(asked);
  else showWays();
}

function showWays() {
  location.hash = '';
  showView('ways');
  passwords.focus();
}

/** @param {string} view one of `VIEWS` */
function showOther(view) {
  showView(view);
  (view === 'own' ? own : element('#forgot-title')).focus();
}
