// The page with a capture of the tab. QR codes found on it are outlined and can be clicked, or the
// user draws a region around one.

import '../base/first-paint.js';
import { closeThisTab, showThisTab } from '../browser/browser.js';
import { message } from '../base/texts.js';
import { element, find, localisePage, say, showView, write } from '../forms/dom.js';
import { forgetOnLock } from '../forms/forget.js';
import { startSupport } from '../forms/support.js';
import { ignoreKeyRepeat } from '../forms/meant-press.js';
import { FoundForm } from '../accounts/found-form.js';
import { distinctContents, freeAll, readCodes } from '../accounts/read-codes.js';
import { UsualOffer } from '../accounts/usual-offer.js';
import { receiveHandover } from '../capture/handover.js';
import { explain } from '../base/explain.js';
import { asRefusal } from '../base/refusal.js';
import { lockCount, onLockChanged } from '../vault/on-lock.js';
import { stayOpenWhileUsed } from '../vault/session.js';
import { readCapture } from '../worker/reader-client.js';
import { CaptureView } from './capture-view.js';
import { Loupe } from './loupe.js';
import { isTooSmall, regionFailure } from './region-failure.js';
import { Outlines } from './outlines.js';
import { RegionPicker } from './region-picker.js';
import { readRegion } from './region-search.js';

/** @import {ImportedText} from '../base/core.js' */
/** @import {Area} from '../core/reader.js' */
/** @import {Found, RefusedText} from '../accounts/read-codes.js' */
/** @import {Handover} from '../capture/handover.js' */

const [stage, scroller] = [element('#stage'), element('main')];
const view = new CaptureView(stage, find(document, '#capture', HTMLImageElement), scroller);
const loupe = new Loupe(find(document, '#loupe', HTMLCanvasElement), view, scroller);
const outlines = new Outlines(element('#outlines'), {
  onContent: (content) => {
    picker.cancel();
    void propose(content).catch(showRefusal);
  },
  onOther: showRefused,
});
const picker = new RegionPicker(
  { stage, scroller, rectangle: element('#region'), size: element('#size'), view, loupe },
  {
    onRegion: (area) => void search(area),
    onClick: () => showReason(message('region_click')),
    say,
  },
);
const form = new FoundForm(() => {
  dropCapture();
  // The first heading asks the user to select a QR code.
  write(element('h1'), 'app_name');
});
const offer = new UsualOffer(element('#try-usual'), (account) => {
  picker.cancel();
  void proposeBy(() => form.showAccount(account)).catch(showRefusal);
});
/** Reasons that mean that the first search found nothing. */
const NOT_FOUND_REASONS = ['region_none_found', 'region_not_searched', 'region_not_read'];
/** Counts the user's actions, so that the result of an outdated search is dropped. */
let turn = 0;
/** Whether a search or a proposal is shown, which Esc cancels. */
let isBusy = false;

function start() {
  localisePage();
  startSupport();
  ignoreKeyRepeat();
  stayOpenWhileUsed();
  showGone('region_gone');
  element('#close').addEventListener('click', () => void closeThisTab());
  element('#again').addEventListener('click', chooseAgain);
  element('#by-keyboard').addEventListener('click', () => stage.focus());
  document.addEventListener('keydown', onEscape);
  // The browser may keep the page in memory and show it again. Then the capture must be gone.
  window.addEventListener('pagehide', () => {
    form.forget();
    dropCapture();
    showGone('region_gone');
  });
  forgetOnLock(forget);
  onLockChanged(() => void form.refresh());
  void form.askFirst().catch(console.error);
  receiveHandover(location.hash.slice(1), (handover) => void open(handover).catch(showFailure));
}

/** @param {Handover} handover */
async function open({ address, reason }) {
  const locks = lockCount();
  await view.show(address);
  if (locks !== lockCount()) forget();
  else showChoice(reason);
  await showThisTab();
  // With this reason the whole capture has already been searched to the end.
  if (reason !== 'region_none_found') await outlineAll();
}

/** @param {unknown} thrown */
async function showFailure(thrown) {
  dropCapture();
  element('#gone').textContent = explain(asRefusal(thrown));
  await showThisTab();
}

/** @param {KeyboardEvent} event */
function onEscape(event) {
  if (event.key !== 'Escape' || event.isComposing || !view.hasCapture) return;
  if (isBusy || picker.isActive) {
    chooseAgain();
    return;
  }
  dropCapture();
  showGone('region_dropped');
  element('#close').focus();
}

/** Forgets the capture and the accounts on it. The view of added entries stays without codes. */
function forget() {
  form.lock();
  if (!view.hasCapture) return;
  dropCapture();
  for (const text of ['#reason', '#whole']) element(text).textContent = '';
  showGone('region_gone');
}

/** Forgets the capture, because it shows a secret. */
function dropCapture() {
  turn += 1;
  isBusy = false;
  picker.cancel();
  offer.clear();
  outlines.clear();
  view.drop();
}

/** @param {string} reason the key of its text */
function showGone(reason) {
  element('#gone').textContent = message(reason);
  showView('gone');
}

/** @param {string} reason the key of its text */
function showChoice(reason) {
  turn += 1;
  isBusy = false;
  picker.cancel();
  form.forget();
  showReason(message(reason), NOT_FOUND_REASONS.includes(reason));
  showView('choose');
}

function chooseAgain() {
  showChoice('region_choose');
  // The element with the focus may be hidden now.
  if (document.activeElement !== stage) element('#by-keyboard').focus();
}

/** @param {unknown} thrown */
function showRefusal(thrown) {
  showReason(explain(asRefusal(thrown)));
  showView('choose');
}

/**
 * @param {string} text
 * @param {boolean} [withRemedies] whether to show the list of remedies
 */
function showReason(text, withRemedies = false) {
  offer.clear();
  element('#reason').textContent = text;
  element('#remedies').hidden = !withRemedies;
}

/** @param {RefusedText} other a QR code without an account; the caller frees it */
function showRefused({ refused, usual }) {
  showReason(explain(refused));
  offer.show(usual);
}

/** Whether the user is already working on the capture, so that it must not scroll by itself. */
function isInUse() {
  return picker.isActive || stage.matches(':hover') || scroller.scrollLeft + scroller.scrollTop > 0;
}

/** Outlines every QR code on the capture. The user can draw a region meanwhile. */
async function outlineAll() {
  const note = element('#whole');
  note.textContent = message('region_looking');
  try {
    const found = await readCodes((await readCapture(view.address, 'every')).codes);
    if (!view.hasCapture) {
      freeAll(found);
      return;
    }
    outlines.add(found);
    if (!isInUse()) outlines.scrollToFirst();
    note.textContent = message('region_outlined', [String(outlines.count)]);
  } catch (thrown) {
    // Outlines are optional, so a failure only changes the note.
    note.textContent = message(
      asRefusal(thrown).code === 'qr_not_found' ? 'region_none_outlined' : 'region_not_all',
    );
  }
}

/** @param {Area} area */
async function search(area) {
  if (isTooSmall(area)) {
    showReason(message('region_small'), true);
    return;
  }
  turn += 1;
  const mine = turn;
  isBusy = true;
  form.forget();
  showReason(message('scan_searching'));
  showView('choose');
  try {
    const found = await readCodes(await readRegion(view, area, devicePixelRatio));
    if (mine === turn) await handleFound(found);
    else freeAll(found);
  } catch (thrown) {
    if (mine !== turn) return;
    const reason = regionFailure(asRefusal(thrown), outlines.isCutBy(area));
    if (reason === null) showRefusal(thrown);
    else showReason(message(reason), true);
  } finally {
    if (mine === turn) isBusy = false;
  }
}

/** @param {Found[]} found in a region */
async function handleFound(found) {
  const contents = distinctContents(found);
  const [content, another] = contents;
  if (content !== undefined && another === undefined) {
    await propose(content).finally(() => content.free());
  } else if (content !== undefined) {
    outlines.add(found.filter((one) => !('content' in one) || contents.includes(one.content)));
    picker.cancel();
    showReason(message('region_several_inside'));
  } else {
    const refused = found.find((one) => 'refused' in one);
    if (refused !== undefined) showRefused(refused);
    freeAll(found);
  }
}

/** @param {ImportedText} content */
function propose(content) {
  return proposeBy(() => form.show(content));
}

/** @param {() => Promise<void>} show */
async function proposeBy(show) {
  turn += 1;
  isBusy = true;
  offer.clear();
  await show();
}

start();
