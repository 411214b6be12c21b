// The form: filled by hand or from a picture, and added under the master password.

import { closeThisTab, message } from '../shared/browser.js';
import { CodeList } from '../shared/code-list.js';
import { Account, loadCore } from '../shared/core.js';
import { find, localisePage, make, showView } from '../shared/dom.js';
import { clearErrors, onSubmit } from '../shared/form-errors.js';
import { accountsOf, addAccount } from '../shared/found.js';
import { PasswordFields } from '../shared/password-fields.js';
import { explain } from '../shared/explain.js';
import { Refusal, asRefusal } from '../shared/refusal.js';
import { onLockChanged, stayOpenWhileUsed } from '../vault/session.js';
import { readPicture } from '../worker/client.js';
import { Fields } from './fields.js';
import { onPicture } from './pictures.js';

const element = (/** @type {string} */ selector) => find(document, selector, HTMLElement);
const form = find(document, '#form', HTMLFormElement);
const say = (/** @type {string} */ text) => {
  element('#status').textContent = text;
};
const passwords = new PasswordFields(element('#password-fields'));
const entry = new CodeList(find(document, '#added-entry', HTMLUListElement), say);
/** @type {string | null} */
let addedId = null;

async function start() {
  localisePage();
  await loadCore();
  stayOpenWhileUsed();
  const fields = new Fields(form);
  onPicture(
    { input: find(document, '#file', HTMLInputElement), button: element('#scan-file'), zone: element('#drop') },
    (file) => void fillFrom(fields, file),
  );
  find(form, '#secret', HTMLInputElement).addEventListener('input', (event) => fillFromAddress(fields, event));
  onSubmit(form, () => submit(fields));
  onLockChanged(() => void refresh());
  element('#close').addEventListener('click', () => void closeThisTab());
  element('#another').addEventListener('click', () => void showForm(fields));
  await showForm(fields);
}

/** @param {Fields} fields */
async function showForm(fields) {
  forgetAdded();
  fields.empty();
  clearErrors(form);
  note('');
  await passwords.refresh();
  showView('form');
  element('#scan-file').focus();
}

/**
 * @param {Fields} fields
 * @param {File} file
 */
async function fillFrom(fields, file) {
  clearErrors(form);
  note(message('scan_searching'));
  try {
    const bytes = new Uint8Array(await file.arrayBuffer().catch(unreadable));
    const found = await accountsOf((await readPicture(bytes, 'account')).codes);
    const accounts = found.flatMap((one) => ('account' in one ? [one.account] : []));
    const refused = found.flatMap((one) => ('refused' in one ? [one.refused] : []))[0];
    if (accounts.length === 0 && refused) throw refused;
    if (accounts.length > 1) offer(fields, accounts);
    else if (accounts[0]) fillWith(fields, accounts[0]);
  } catch (thrown) {
    note(explain(asRefusal(thrown)), 'error');
  }
}

/**
 * @param {unknown} cause
 * @returns {never}
 */
function unreadable(cause) {
  throw new Refusal('file_unreadable', { cause });
}

/**
 * Several accounts on one picture: a person says which.
 * @param {Fields} fields
 * @param {Account[]} accounts
 */
function offer(fields, accounts) {
  note(message('add_several_found'));
  const buttons = accounts.map((account) => {
    const { issuer, account: name } = account.preview();
    const button = make('button', { type: 'button' }, [issuer, name].filter(Boolean).join(' / '));
    button.addEventListener('click', () => {
      for (const other of accounts) if (other !== account) other.free();
      fillWith(fields, account);
    });
    return button;
  });
  element('#choices').replaceChildren(...buttons);
  buttons[0]?.focus();
}

/**
 * @param {Fields} fields
 * @param {Account} account
 */
function fillWith(fields, account) {
  const { notices } = account.preview();
  fields.fill(account.form());
  account.free();
  note([message('add_filled'), ...notices.map(({ code, values }) => message(code, values))].join(' '), 'success');
  passwords.focus();
}

/**
 * A whole otpauth address may be pasted where the key belongs.
 * @param {Fields} fields
 * @param {Event} event
 */
function fillFromAddress(fields, { target }) {
  if (!(target instanceof HTMLInputElement) || !/^\s*otpauth:\/\//iu.test(target.value)) return;
  try {
    fillWith(fields, Account.fromText(new TextEncoder().encode(target.value)));
  } catch (thrown) {
    note(explain(asRefusal(thrown)), 'error');
  }
}

/** @param {Fields} fields */
async function submit(fields) {
  const account = Account.fromForm(fields.read());
  try {
    await passwords.pass();
    const { id, isNew } = await addAccount(account);
    fields.empty();
    addedId = id;
    await entry.show(id);
    element('#added-title').textContent = message(isNew ? 'added_title' : 'added_already');
    showView('added');
    entry.focusFirst();
    say(element('#added-title').textContent);
  } finally {
    account.free();
  }
}

/** After the vault was locked or unlocked, here or elsewhere. */
async function refresh() {
  const state = await passwords.refresh();
  entry.clear();
  element('#added-locked').hidden = state === 'unlocked';
  if (addedId !== null && state === 'unlocked') await entry.show(addedId);
}

function forgetAdded() {
  addedId = null;
  entry.clear();
}

/**
 * @param {string} text
 * @param {string} [style]
 */
function note(text, style = '') {
  element('#choices').replaceChildren();
  element('#file-note').textContent = text;
  element('#file-note').className = style;
}

start().catch((/** @type {unknown} */ thrown) => {
  element('#failure').textContent = explain(asRefusal(thrown));
  showView('failed');
});
