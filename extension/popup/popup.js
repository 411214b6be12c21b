// The toolbar's window: first use, unlocking, the list of codes, an entry's details. Scanning is in
// scan.js.

import '../base/first-paint.js';
import { dropOpening, takeOpening } from './opening.js';
import { isInTab, openExtensionDetails, openPage, unmarkAction } from '../browser/browser.js';
import { readPopupRequest, removePopupRequest } from '../base/popup-request.js';
import { explain } from '../base/explain.js';
import { onLanguageChanged } from '../base/look.js';
import { onPolicyChanged } from '../base/policy.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { message } from '../base/texts.js';
import { listenForPictures } from '../capture/given-picture.js';
import { isAboutFileAccess, isWorthRetrying } from '../capture/capture-reasons.js';
import { AddedView } from '../codes/added-view.js';
import { element, isShown, localisePage, showView, write } from '../forms/dom.js';
import { forgetOnLock } from '../forms/forget.js';
import { startSupport } from '../forms/support.js';
import { ignoreKeyRepeat } from '../forms/meant-press.js';
import { onLockChanged } from '../vault/on-lock.js';
import { lock, readOpenSession, stayOpenWhileUsed } from '../vault/session.js';
import { noteVault } from '../vault/former-vault.js';
import { onVaultChanged } from '../vault/store.js';
import { FirstUse } from './first-use.js';
import { Gate, mayBeRescued } from './gate.js';
import { ListView } from './list-view.js';
import { RestoreView } from './restore-view.js';
import { Scan } from './scan.js';

/** @import {State} from '../vault/session.js' */
/** @import {Added} from '../codes/added-view.js' */

const list = new ListView({ fail, leaveFor });
const added = new AddedView();
const gate = new Gate({ onOpen: showAfterUnlock, fail });
const scan = new Scan({ fail, onAdded: showAdded });
const firstUse = new FirstUse({
  onPassword: (isScan) => {
    isScanNext ||= isScan;
    gate.show('new', isScanNext);
  },
  leaveFor: (page) => void leaveFor(page),
});
const restore = new RestoreView({
  onDecline: showFirstUse,
  leaveFor: (page) => void leaveFor(page),
});
/** Whether this page is in a tab. The page in front is then this one. */
let isTab = false;
/** The id of the open vault that this window shows; empty for none. */
let shownVault = '';
/** Whether the page in front is scanned once the vault is open, as the user or a command asked. */
let isScanNext = false;
/** A picture to scan in place of the page in front. @type {File | null} */
let picture = null;

async function start() {
  localisePage();
  startSupport();
  ignoreKeyRepeat();
  stayOpenWhileUsed();
  listenToButtons();
  listenToPictures();
  forgetOnLock(forgetAll);
  onLockChanged((isOpen) => void followLock(isOpen).catch(fail));
  const refresh = () => void list.refresh().catch(fail);
  onVaultChanged(refresh);
  onPolicyChanged(() => {
    refresh();
    // The setting that offers to restore a vault may arrive after this window was drawn.
    if (isShown('start') || isShown('restore')) void home();
  });
  onLanguageChanged(() => {
    if (shownVault !== '') void home();
  });
  // Each of these waits for the browser's process. Asked together they take the time of one.
  const [isInOwnTab, request, state] = await Promise.all([
    isInTab(),
    readPopupRequest(),
    gate.refresh(),
  ]);
  isTab = isInOwnTab;
  document.documentElement.toggleAttribute('data-tab', isTab);
  const { scan: isScan = false, notice = '' } = isTab ? {} : request;
  isScanNext = isScan;
  showNotice(notice);
  if (!isTab) void removePopupRequest();
  await show(state);
  // The mark is decoration: the window is complete without it.
  unmarkAction(message('app_name')).catch(console.error);
}

/** Also before the first use, and while the vault is locked. */
function listenToPictures() {
  listenForPictures((given) => {
    picture = given;
    isScanNext = true;
    void home();
  });
}

function listenToButtons() {
  /** @type {Record<string, () => unknown>} */
  const actions = {
    '#add': () => leaveFor('add/add.html'),
    '#settings': () => leaveFor('settings/settings.html'),
    '#lock': () => lock(),
    '#help': () => leaveFor(`help/help.html#${helpPart()}`),
    '#scan': () => scan.start(),
    '#gate-other': () => leaveFor('unlock/unlock.html'),
    '#gate-forgot': () => leaveFor('unlock/unlock.html#forgot'),
    '#gate-own': () => leaveFor('unlock/unlock.html#own'),
    '#failed-other': () => leaveFor('add/add.html'),
    '#failed-again': () => scan.start(),
    '#failed-details': () => openExtensionDetails().catch(fail),
    '#failed-rescue': () => leaveFor('rescue/rescue.html'),
    '#failed-pc': () => leaveFor('move/move.html#new'),
  };
  for (const [selector, act] of Object.entries(actions)) {
    element(selector).addEventListener('click', () => void act());
  }
  for (const back of document.querySelectorAll('[data-back]')) {
    back.addEventListener('click', () => {
      isScanNext = false;
      picture = null;
      void home();
    });
  }
}

/** Shows the list if the vault is open, else the way to it. */
async function home() {
  forget();
  scan.dropOffer();
  try {
    await show(await gate.refresh());
  } catch (thrown) {
    fail(thrown);
  }
}

/** @param {State} state */
async function show(state) {
  try {
    element('#lock').hidden = state !== 'unlocked';
    if (state !== 'unlocked' || isScanNext) dropOpening();
    if (state !== 'unlocked') shownVault = '';
    if (state !== 'new') noteVault();
    if (state === 'locked') gate.show('locked', isScanNext);
    else if (state === 'new') await showWithoutVault();
    else await Promise.all([setShownVault(), isScanNext ? scanOnce() : showList()]);
  } catch (thrown) {
    fail(thrown);
  }
}

async function showWithoutVault() {
  if (!(await restore.showIfWanted())) showFirstUse();
}

function showFirstUse() {
  if (isScanNext) gate.show('new', isScanNext);
  else firstUse.show();
}

async function setShownVault() {
  shownVault = (await readOpenSession()).id;
}

function showList() {
  return list.show(undefined, takeOpening());
}

async function showAfterUnlock() {
  showNotice('');
  await home();
}

async function scanOnce() {
  const given = picture;
  isScanNext = false;
  picture = null;
  await scan.start(given);
}

/** @param {string} key of the notice's text; empty for none */
function showNotice(key) {
  write(element('#told'), key);
  element('#told').hidden = key === '';
}

/** @param {boolean} isOpen */
async function followLock(isOpen) {
  // This window has opened this vault itself, or shows it already.
  if (isOpen && gate.isSubmitting) return;
  if (isOpen && shownVault !== '' && (await readOpenSession()).id === shownVault) return;
  await home();
}

/** @param {Added} result */
async function showAdded(result) {
  forget();
  await added.show(result);
}

/** @param {unknown} thrown */
function fail(thrown) {
  const refused = asRefusal(thrown);
  if (['session_locked', 'former_undecided'].includes(refused.code)) {
    void home();
    return;
  }
  forget();
  element('#failed-region').hidden = !scan.hasCapture;
  element('#failed-again').hidden = !isWorthRetrying(refused.code);
  element('#failed-details').hidden = !isAboutFileAccess(refused.code);
  element('#failed-rescue').hidden = !mayBeRescued(refused);
  element('#failed-pc').hidden = refused.code !== 'foreign_vault_part';
  element('#failure').textContent = explain(refused);
  showView('failed');
  element('#failure').focus();
}

/** Takes every code off the screen and out of this page's memory. */
function forget() {
  list.clear();
  added.clear();
  gate.clear();
}

/** To be called when the vault is locked: forgets the result of a scan too. */
function forgetAll() {
  picture = null;
  forget();
  scan.forget();
  element('#failure').textContent = '';
}

/** The part of the help page that is about what this window shows. */
function helpPart() {
  const shown = document.querySelectorAll('[data-help]:not([hidden], [hidden] *)');
  return [...shown].at(-1)?.getAttribute('data-help') ?? '';
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

start().catch(fail);
