// The toolbar's window: first use, unlocking, the list of codes, an entry's details; scanning stands in scan.js.

import { isInTab, openExtensionDetails, openPage, unmarkAction } from '../browser/browser.js';
import { message } from '../base/texts.js';
import { AddedView } from '../codes/added-view.js';
import { element, find, localisePage, showView, write } from '../forms/dom.js';
import { takeErrand } from '../base/errand.js';
import { clearErrors, onSubmit } from '../forms/form-errors.js';
import { onLanguageChanged } from '../base/look.js';
import { PasswordFields } from '../forms/password-fields.js';
import { explain } from '../base/explain.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { lock, onLockChanged, readOpenSession, stayOpenWhileUsed } from '../vault/session.js';
import { onVaultChanged } from '../vault/store.js';
import { isAboutFileAccess, isWorthRetrying } from '../capture/capture-reasons.js';
import { ListView } from './list-view.js';
import { Scan } from './scan.js';
import { drawWays, makeWay } from './ways.js';

/** @import {Refusal as Refused} from '../core/warifu.js' */
/** @import {Added} from '../codes/added-view.js' */

const gate = find(document, '#gate', HTMLFormElement);

const passwords = new PasswordFields(element('#password-fields'));
const list = new ListView({ fail, leaveFor });
const added = new AddedView();
/** Whether the page stands in a tab. What is in front is then the page itself. */
let isTab = false;
const scan = new Scan({ fail, onAdded: showAdded });
/** The open vault that this window shows; empty for none. */
let shown = '';
/** Whether the page is to be scanned as soon as the vault is open: chosen on the first use, or by a command. */
let isScanNext = false;
/** Whether the vault is just being opened here: that it opened is then no news. */
let isPassing = false;

async function start() {
  localisePage();
  stayOpenWhileUsed();
  const onClick = (/** @type {string} */ selector, /** @type {() => unknown} */ act) =>
    element(selector).addEventListener('click', () => void act());
  onClick('#add', () => leaveFor('add/add.html'));
  onClick('#failed-other', () => leaveFor('add/add.html'));
  onClick('#settings', () => leaveFor('settings/settings.html'));
  onClick('#gate-other', () => leaveFor('unlock/unlock.html'));
  onClick('#failed-again', () => scan.start());
  onClick('#failed-details', () => openExtensionDetails().catch(fail));
  onClick('#failed-rescue', () => leaveFor('rescue/rescue.html'));
  onClick('#lock', () => lock());
  onClick('#scan', () => scan.start());
  onClick('#start-password', () => showGate('new'));
  drawStart();
  for (const back of document.querySelectorAll('[data-back]')) {
    back.addEventListener('click', () => void home({ isFromStart: true }));
  }
  onSubmit(gate, pass);
  onLockChanged((isOpen) => void takeLock(isOpen).catch(fail));
  onVaultChanged(() => {
    if (shown !== '') void list.refresh().catch(fail);
  });
  onLanguageChanged(() => {
    if (shown !== '') void home();
  });
  isTab = await isInTab();
  document.documentElement.toggleAttribute('data-tab', isTab);
  const { scan: isScan = false, tell = '' } = isTab ? {} : await takeErrand();
  isScanNext = isScan;
  write(element('#told'), tell);
  element('#told').hidden = tell === '';
  void unmarkAction(message('app_name'));
  await home();
}

function drawStart() {
  const toScan = makeWay(find(document, '#start-scan', HTMLButtonElement), 'scan');
  toScan.addEventListener('click', () => {
    isScanNext = true;
    showGate('new');
  });
  makeWay(find(document, '#scan', HTMLButtonElement), 'scan');
  for (const place of ['#start-ways', '#empty-ways'])
    drawWays(element(place), (page) => void leaveFor(page));
}

async function pass() {
  isPassing = true;
  try {
    await passwords.pass();
    element('#told').hidden = true;
    await home();
  } catch (thrown) {
    // A vault that cannot be read needs more than another try.
    if (!isDamage(asRefusal(thrown))) throw thrown;
    fail(thrown);
  } finally {
    isPassing = false;
  }
}

/** The list where the vault is open, else the way to it. @param {{isFromStart?: boolean}} [options] */
async function home({ isFromStart = false } = {}) {
  forget();
  if (isFromStart) isScanNext = false;
  try {
    const state = await passwords.refresh();
    element('#lock').hidden = state !== 'unlocked';
    shown = state === 'unlocked' ? (await readOpenSession()).id : '';
    if (state === 'locked') showGate('locked');
    else if (state === 'new') isScanNext ? showGate('new') : showStart();
    else if (isScanNext) await scanAfterStart();
    else await list.show();
  } catch (thrown) {
    fail(thrown);
  }
}

function showStart() {
  showView('start');
  element('#start-title').focus();
}

async function scanAfterStart() {
  isScanNext = false;
  await scan.start();
}

/** @param {'new' | 'locked'} state */
function showGate(state) {
  const isNew = state === 'new';
  clearErrors(gate);
  write(element('#gate-title'), isNew ? 'gate_title_new' : 'gate_title');
  write(element('#gate-how'), isNew ? (isScanNext ? 'gate_how_scan' : 'gate_how_new') : '');
  write(element('#gate-submit'), isNew ? 'action_begin' : 'action_unlock');
  element('#gate-other').hidden = isNew;
  element('#gate-back').hidden = !isNew;
  showView('gate');
  passwords.focus();
}

/**
 * What was opened here is known already.
 * @param {boolean} isOpen
 */
async function takeLock(isOpen) {
  if (isOpen && isPassing) return;
  if (isOpen && shown !== '' && (await readOpenSession()).id === shown) return;
  await home();
}

/** @param {Added} result */
async function showAdded(result) {
  forget();
  await added.show(result);
}

/** @param {unknown} thrown */
function fail(thrown) {
  forget();
  const refused = asRefusal(thrown);
  element('#failed-region').hidden = !scan.hasCapture;
  element('#failed-again').hidden = !isWorthRetrying(refused.code);
  element('#failed-details').hidden = !isAboutFileAccess(refused.code);
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
  list.clear();
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
