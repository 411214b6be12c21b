// The toolbar's window: first use, unlocking, the list of codes; scanning stands in scan.js.

import { isInTab, message, openDetails, openPage, unmarkAction } from '../shared/browser.js';
import { CodeList } from '../shared/code-list.js';
import { find, localisePage, showView, write } from '../shared/dom.js';
import { takeErrand } from '../shared/errand.js';
import { clearErrors, onSubmit } from '../shared/form-errors.js';
import { onLanguageChanged } from '../shared/look.js';
import { PasswordFields } from '../shared/password-fields.js';
import { explain } from '../shared/explain.js';
import { Refusal, asRefusal } from '../shared/refusal.js';
import { lock, onLockChanged, readOpenSession, stayOpenWhileUsed } from '../vault/session.js';
import { readSettings } from '../vault/settings.js';
import { onVaultChanged } from '../vault/store.js';
import { isAboutFiles, isWorthAnotherTry } from './capture-reasons.js';
import { Scan } from './scan.js';

/** @import {Refusal as Refused} from '../core/warifu.js' */
/** @import {Errand} from '../shared/errand.js' */
/** @import {Outcome} from '../shared/proposal.js' */

const element = (/** @type {string} */ selector) => find(document, selector, HTMLElement);
const gate = find(document, '#gate', HTMLFormElement);
const status = element('#status');
const say = (/** @type {string} */ text) => {
  status.textContent = text;
};

const passwords = new PasswordFields(element('#password-fields'));
const entries = new CodeList(find(document, '#entries', HTMLUListElement), say);
const added = new CodeList(find(document, '#added-entry', HTMLUListElement), say);
let isNew = false;
/** What the window was opened for, until it is done. @type {Errand} */
let errand = {};
/** Whether the page stands in a tab. What is in front is then the page itself, and there is nothing to scan. */
let isTab = false;
const scan = new Scan({ fail, onAdded: showAdded });

async function start() {
  localisePage();
  stayOpenWhileUsed();
  element('#add').addEventListener('click', () => void leaveFor('add/add.html'));
  element('#failed-other').addEventListener('click', () => void leaveFor('add/add.html'));
  element('#settings').addEventListener('click', () => void leaveFor('settings/settings.html'));
  element('#to-backup').addEventListener('click', () => void leaveFor('backup/backup.html'));
  element('#failed-again').addEventListener('click', () => void scan.start());
  element('#failed-details').addEventListener('click', () => void openDetails().catch(fail));
  element('#failed-rescue').addEventListener('click', () => void leaveFor('rescue/rescue.html'));
  element('#gate-other').addEventListener(
    'click',
    () => void leaveFor(isNew ? 'backup/backup.html' : 'unlock/unlock.html'),
  );
  element('#lock').addEventListener('click', () => void lock());
  element('#scan').addEventListener('click', () => void scan.start());
  for (const back of document.querySelectorAll('[data-back]')) back.addEventListener('click', () => void home());
  onSubmit(gate, async () => {
    try {
      await passwords.pass();
      element('#told').hidden = true;
    } catch (thrown) {
      // A vault that cannot be read needs more than another try.
      if (isDamage(asRefusal(thrown))) return fail(thrown);
      throw thrown;
    }
    await home();
  });
  onLockChanged(() => void home());
  const redraw = () => {
    if (entries.size > 0) void showList().catch(fail);
  };
  onVaultChanged(redraw);
  onLanguageChanged(redraw);
  isTab = await isInTab();
  document.documentElement.toggleAttribute('data-tab', isTab);
  element('#scan').hidden = isTab;
  errand = isTab ? {} : await takeErrand();
  write(element('#told'), errand.tell ?? '');
  element('#told').hidden = errand.tell === undefined;
  void unmarkAction(message('app_name'));
  await home();
}

/** The list where the vault is open, else the way to it. */
async function home() {
  forget();
  try {
    const state = await passwords.refresh();
    const isOpen = state === 'unlocked';
    element('#add').hidden = !isOpen;
    element('#lock').hidden = !isOpen;
    if (isOpen) {
      await showList();
      showView('list');
      if (errand.scan) {
        errand = {};
        await scan.start();
        return;
      }
      entries.size > 0 ? entries.focusFirst() : element(isTab ? '#add' : '#scan').focus();
      return;
    }
    clearErrors(gate);
    isNew = state === 'new';
    element('#welcome').hidden = !isNew;
    write(element('#gate-other'), isNew ? 'action_have_backup' : 'action_unlock_otherwise');
    write(element('#gate-submit'), isNew ? 'action_begin' : 'action_unlock');
    showView('gate');
    passwords.focus();
  } catch (thrown) {
    fail(thrown);
  }
}

async function showList() {
  await entries.show();
  element('#empty').hidden = entries.size > 0;
  element('#hint').hidden = entries.size === 0;
  const [{ id }, { backups }] = await Promise.all([readOpenSession(), readSettings()]);
  element('#no-backup').hidden = entries.size === 0 || id in backups;
}

/** @param {Outcome} outcome */
async function showAdded({ ids, title: text, more }) {
  forget();
  await added.show(ids);
  const title = element('#added-title');
  title.textContent = text;
  element('#added-more').textContent = more;
  element('#added-more').hidden = more === '';
  showView('added');
  added.focusFirst();
  say(title.textContent);
}

/** @param {unknown} thrown */
function fail(thrown) {
  forget();
  const refused = asRefusal(thrown);
  element('#failed-region').hidden = !scan.hasCapture;
  element('#failed-again').hidden = !isWorthAnotherTry(refused.code);
  element('#failed-details').hidden = !isAboutFiles(refused.code);
  element('#failed-rescue').hidden = !isDamage(refused);
  element('#failure').textContent = explain(refused);
  showView('failed');
  element('#failure').focus();
}

/**
 * Whether a vault itself is at fault, and not what was typed.
 * @param {Refused} refused
 */
function isDamage({ code, fields }) {
  return fields.length === 0 && /^(?:vault_|kdf_too_)/u.test(code);
}

/** Takes every code off the screen and out of this page's memory. */
function forget() {
  entries.clear();
  added.clear();
  passwords.clear();
}

/** @param {string} path */
async function leaveFor(path) {
  try {
    await openPage(path, { active: true });
    if (!isTab) window.close();
  } catch (cause) {
    fail(new Refusal('page_not_opened', { cause }));
  }
}

void start();
