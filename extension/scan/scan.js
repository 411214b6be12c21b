// The frozen capture: codes that were found on it are outlined and clicked, or a region is drawn around one.

import { closeThisTab, showThisTab } from '../browser/browser.js';
import { message } from '../base/texts.js';
import { find, localisePage, showView } from '../forms/dom.js';
import { accountsOf, distinct } from '../accounts/found.js';
import { receiveHandover } from '../capture/handover.js';
import { explain } from '../base/explain.js';
import { asRefusal } from '../base/refusal.js';
import { onLockChanged, stayOpenWhileUsed } from '../vault/session.js';
import { readCapture } from '../worker/client.js';
import { CaptureView } from './capture-view.js';
import { FoundForm } from './found-form.js';
import { Loupe } from './loupe.js';
import { isTooSmall, regionFailure } from './region-failure.js';
import { Outlines, freeAll } from './outlines.js';
import { RegionPicker } from './region-picker.js';

/** @import {Account, Transfer} from '../base/core.js' */
/** @import {Area} from '../core/warifu.js' */
/** @import {Found} from '../accounts/found.js' */
/** @import {Handover} from '../capture/handover.js' */

const element = (/** @type {string} */ selector) => find(document, selector, HTMLElement);
const [stage, scroller] = [element('#stage'), element('main')];
const view = new CaptureView(stage, find(document, '#capture', HTMLImageElement), scroller);
const loupe = new Loupe(find(document, '#loupe', HTMLCanvasElement), view, scroller);
const outlines = new Outlines(element('#outlines'), {
  onAccount: (account) => void propose(account, true).catch(complain),
  onOther: (refused) => tell(explain(refused)),
});
const picker = new RegionPicker(
  { stage, scroller, shown: element('#region'), size: element('#size'), view, loupe },
  { onRegion: (area) => void search(area), onClick: () => tell(message('region_click')), say },
);
const form = new FoundForm(dropCapture);
/** Reasons that mean that the popup found nothing. */
const VAIN = ['region_none_found', 'region_not_searched', 'region_not_read'];
/** Counts what was begun: what comes of an earlier search is not looked at any more. */
let turn = 0;
/** Whether there is something that Esc goes back from. */
let isBusy = false;

function start() {
  localisePage();
  stayOpenWhileUsed();
  showGone('region_gone');
  element('#close').addEventListener('click', () => void closeThisTab());
  element('#again').addEventListener('click', chooseAgain);
  element('#by-keyboard').addEventListener('click', () => stage.focus());
  document.addEventListener('keydown', escape);
  // The page may be kept in memory when it is left, and shown again: without the capture.
  window.addEventListener('pagehide', () => {
    form.forget();
    dropCapture();
    showGone('region_gone');
  });
  onLockChanged(() => void form.refresh());
  receiveHandover(location.hash.slice(1), (handover) => void open(handover).catch(giveUp));
}

/** @param {Handover} handover */
async function open({ address, reason }) {
  await view.show(address);
  choose(reason);
  await showThisTab();
  // Where nothing was found, all of it has been searched to the end.
  if (reason !== 'region_none_found') await outlineAll();
}

/** @param {unknown} thrown */
async function giveUp(thrown) {
  dropCapture();
  element('#gone').textContent = explain(asRefusal(thrown));
  await showThisTab();
}

/** @param {KeyboardEvent} event */
function escape(event) {
  if (event.key !== 'Escape' || event.isComposing || !view.hasCapture) return;
  if (isBusy || picker.isActive) {
    chooseAgain();
    return;
  }
  dropCapture();
  showGone('region_dropped');
  element('#close').focus();
}

/** What was captured shows a secret: it has done its service. */
function dropCapture() {
  turn += 1;
  isBusy = false;
  picker.cancel();
  outlines.clear();
  view.drop();
}

/** @param {string} reason the key of its text */
function showGone(reason) {
  element('#gone').textContent = message(reason);
  showView('gone');
}

/** @param {string} reason the key of its text */
function choose(reason) {
  turn += 1;
  isBusy = false;
  picker.cancel();
  form.forget();
  tell(message(reason), VAIN.includes(reason));
  showView('choose');
}

function chooseAgain() {
  choose('region_choose');
  // What had the focus may be hidden now.
  if (document.activeElement !== stage) element('#by-keyboard').focus();
}

/** @param {unknown} thrown */
function complain(thrown) {
  tell(explain(asRefusal(thrown)));
  showView('choose');
}

/**
 * @param {string} text
 * @param {boolean} [isMiss] whether it needs ways out
 */
function tell(text, isMiss = false) {
  element('#reason').textContent = text;
  element('#remedies').hidden = !isMiss;
}

/** @param {string} text */
function say(text) {
  element('#status').textContent = text;
}

/** Whether the person is on the capture already: it must not move then. */
function isAtWork() {
  return picker.isActive || stage.matches(':hover') || scroller.scrollLeft + scroller.scrollTop > 0;
}

/** Makes a button of each code on the whole capture. A region can be drawn meanwhile. */
async function outlineAll() {
  const note = element('#whole');
  note.textContent = message('region_looking');
  try {
    const found = await accountsOf((await readCapture(view.address, 'every')).codes);
    if (!view.hasCapture) {
      freeAll(found);
      return;
    }
    outlines.add(found);
    if (!isAtWork()) outlines.bringIntoSight();
    note.textContent = message('region_outlined', [String(outlines.count)]);
  } catch (thrown) {
    // No more than help was to come of it: the region is what the page is for.
    note.textContent = message(
      asRefusal(thrown).code === 'qr_not_found' ? 'region_none_outlined' : 'region_not_all',
    );
  }
}

/** @param {Area} area */
async function search(area) {
  if (isTooSmall(area)) {
    tell(message('region_small'), true);
    return;
  }
  turn += 1;
  const mine = turn;
  isBusy = true;
  form.forget();
  tell(message('scan_searching'));
  showView('choose');
  try {
    const found = await accountsOf((await readCapture(view.address, 'account', area)).codes);
    if (mine === turn) await take(found);
    else freeAll(found);
  } catch (thrown) {
    if (mine !== turn) return;
    const reason = regionFailure(asRefusal(thrown), outlines.isCutBy(area));
    if (reason === null) complain(thrown);
    else tell(message(reason), true);
  } finally {
    if (mine === turn) isBusy = false;
  }
}

/** @param {Found[]} found in a region */
async function take(found) {
  const accounts = distinct(found);
  if (accounts[0] !== undefined && accounts.length === 1) {
    await propose(accounts[0], false);
  } else if (accounts.length > 1) {
    outlines.add(found.filter((one) => !('account' in one) || accounts.includes(one.account)));
    picker.cancel();
    tell(message('region_several_inside'));
  } else {
    const [refused] = found.flatMap((one) => ('refused' in one ? [one.refused] : []));
    if (refused !== undefined) throw refused;
  }
}

/**
 * @param {Account | Transfer} account
 * @param {boolean} isLent
 */
async function propose(account, isLent) {
  turn += 1;
  isBusy = true;
  if (isLent) picker.cancel();
  await form.show(account, { isLent });
}

start();
