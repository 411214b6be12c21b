// The page that reads QR codes with the PC's camera. The camera opens when the user presses the
// button here, or the one that opened this page.

import '../base/first-paint.js';
import { closeThisTab } from '../browser/browser.js';
import { FoundForm } from '../accounts/found-form.js';
import { loadCore } from '../base/core.js';
import { explain } from '../base/explain.js';
import { onPolicyChanged, readPolicy } from '../base/policy.js';
import { asRefusal } from '../base/refusal.js';
import { element, find, localisePage, showView } from '../forms/dom.js';
import { forgetOnLock } from '../forms/forget.js';
import { startSupport } from '../forms/support.js';
import { ignoreKeyRepeat } from '../forms/meant-press.js';
import { onLockChanged } from '../vault/on-lock.js';
import { stayOpenWhileUsed } from '../vault/session.js';
import { CameraChoice } from './camera-choice.js';
import { CameraState } from './camera-state.js';
import { FoundSoFar } from './found-so-far.js';
import { FrameLoop } from '../capture/frame-loop.js';

/** @import {Policy} from '../base/policy-values.js' */
/** @import {Code} from '../core/reader.js' */

/** The page that opened this one adds it if its button says that the camera opens. */
const AT_ONCE = '#start';

/** The administrator's settings, known before the camera starts. @type {Partial<Policy>} */
let policy = {};
const state = new CameraState();
const found = new FoundSoFar();
const form = new FoundForm(() => found.markAdded());
const choice = new CameraChoice((id) => start(id));
const loop = new FrameLoop(find(document, '#video', HTMLVideoElement), {
  onOpen: (track) => {
    state.showOn(track);
    void choice.refresh(track.getSettings().deviceId ?? '');
  },
  onCodes: take,
  onFailure: (thrown) => {
    state.showOff('');
    state.showError(explain(asRefusal(thrown)));
    // Another camera may work.
    void choice.refresh('');
  },
});

async function begin() {
  localisePage();
  startSupport();
  ignoreKeyRepeat();
  stayOpenWhileUsed();
  forgetOnLock(forgetAll);
  onLockChanged(() => void form.refresh().catch(fail));
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && loop.isOn) stop('camera_hidden');
  });
  // The browser may keep the page in memory and show it again.
  window.addEventListener('pagehide', () => {
    forgetAll();
    form.forget();
    showView('camera');
  });
  listenToButtons();
  const isAtOnce = location.hash === AT_ONCE;
  // A page that is loaded again was not opened by a press.
  history.replaceState(null, '', location.pathname);
  onPolicyChanged(() => void followPolicy().catch(fail));
  await Promise.all([loadCore(), followPolicy(), form.askFirst()]);
  showView('camera');
  if (isAtOnce && !document.hidden) start('');
}

async function followPolicy() {
  policy = await readPolicy();
}

function listenToButtons() {
  /** @type {Record<string, () => unknown>} */
  const actions = {
    '#start': () => start(''),
    '#stop': () => stop('camera_stopped'),
    '#review': () => propose().catch(fail),
    '#again': readAnother,
    '#another': readAnother,
    '#close': () => closeThisTab(),
  };
  for (const [selector, act] of Object.entries(actions)) {
    element(selector).addEventListener('click', () => void act());
  }
}

/** @param {string} id of the camera; empty for the one from before, or any */
function start(id) {
  state.showAsking();
  state.showNote(found.note);
  void loop.start(id);
}

/** @param {string} reason the key of its text */
function stop(reason) {
  loop.end();
  state.showOff(reason);
}

/** @param {Code[]} codes */
function take(codes) {
  const { isWhole, note } = found.take(codes, policy);
  if (isWhole) {
    void propose().catch(fail);
    return;
  }
  if (note !== '') state.showNote(note);
  element('#review').hidden = found.isEmpty;
}

/** Closes the camera, and asks whether the accounts are added. */
async function propose() {
  stop('');
  state.showNote('');
  element('#review').hidden = true;
  await form.showOffer(found.takeOffer());
}

/** Reads the rest of a set whose parts were added, or another QR code. */
function readAnother() {
  form.forget();
  if (document.querySelector('[data-view="found"]:not([hidden])') !== null) found.forget();
  showView('camera');
  start('');
}

/** To be called when the vault is locked: keeps nothing but that entries were added. */
function forgetAll() {
  if (loop.isOn) stop('camera_stopped');
  state.showNote('');
  element('#review').hidden = true;
  found.forget();
  form.lock();
  if (document.querySelector('[data-view="added"]:not([hidden])') === null) showView('camera');
}

/** @param {unknown} thrown */
function fail(thrown) {
  showView('camera');
  state.showError(explain(asRefusal(thrown)));
}

begin().catch(fail);
