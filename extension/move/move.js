// The page that leads from one PC to another. On the old PC it takes the vault out, compares it
// with the new PC and offers to remove it; on the new PC it brings the vault in.

import '../base/first-paint.js';
import { loadCopiesCore } from '../base/copies-core.js';
import { loadCore } from '../base/core.js';
import { closeThisTab } from '../browser/browser.js';
import { element, showView, write } from '../forms/dom.js';
import { fail, runPage } from '../forms/page.js';
import { readMove } from '../vault/move-progress.js';
import { onLockChanged } from '../vault/on-lock.js';
import { readOpenSession, readState } from '../vault/session.js';
import { NewPc } from './new-pc.js';
import { OldPc } from './old-pc.js';

/** @import {Move} from '../vault/move-progress.js' */
/** @import {State} from '../vault/session.js' */

/** @typedef {'old' | 'new'} Role */

const old = new OldPc({ show, showOver, refresh });
const brought = new NewPc({ show, showOver, refresh });
/** The role that the user has chosen, or the link to this page. @type {Role | null} */
let role = roleIn(location.hash);
/** Whether the end is shown, which stays when the vault is locked or removed. */
let isOver = false;

runPage(async () => {
  await Promise.all([loadCore(), loadCopiesCore()]);
  for (const one of /** @type {const} */ (['old', 'new']))
    element(`#role-${one}`).addEventListener('click', () => choose(one));
  element('#other-role').addEventListener('click', () => choose('new'));
  element('#over-close').addEventListener('click', () => void closeThisTab());
  old.start();
  brought.start();
  onLockChanged(() => void refresh().catch(fail));
  await refresh();
}, forget);

function forget() {
  old.forget();
  brought.forget();
}

/** @param {Role} chosen */
function choose(chosen) {
  role = chosen;
  void refresh().catch(fail);
}

/** Shows the step that the move has come to. */
async function refresh() {
  if (isOver) return;
  const [state, move] = await Promise.all([readState(), readMove()]);
  if (isOver || (role !== 'old' && brought.isBringing)) return;
  const id = state === 'unlocked' ? (await readOpenSession()).id : null;
  const begun = move !== null && isAbout(move, id) ? move : null;
  const part = begun?.role ?? role ?? (state === 'new' ? 'new' : null);
  if (part === null) show('choose');
  else if (part === 'new' && begun === null) brought.showBringing();
  else if (id === null) showLocked(state);
  else if (part === 'new') await brought.showCodes(begun?.digest ?? null);
  else await old.show(begun?.role === 'old' ? begun : null);
}

/**
 * Whether a move that was begun is about this PC's part and the open vault.
 * @param {Move} move
 * @param {string | null} id of the open vault
 */
function isAbout(move, id) {
  return (id === null || move.vault === id) && (role === null || move.role === role);
}

/** @param {State} state */
function showLocked(state) {
  write(element('#locked-why'), state === 'new' ? 'session_no_vault' : 'pc_locked');
  element('#to-unlock').hidden = state === 'new';
  element('#other-role').hidden = role !== null;
  showView('locked');
}

/**
 * Shows a step. Its title gets the focus, so that screen readers go on there.
 * @param {string} view
 */
function show(view) {
  const isShown = document.querySelector(`[data-view="${view}"]:not([hidden])`) !== null;
  showView(view);
  if (isShown) return;
  scrollTo(0, 0);
  element(`[data-view="${view}"] [data-title]`).focus();
}

/**
 * Shows that the move has ended on this PC.
 * @param {string} title the key of its text
 * @param {string} how the key of the text that says what follows
 */
function showOver(title, how) {
  isOver = true;
  write(element('#over-title'), title);
  write(element('#over-how'), how);
  show('over');
}

/** @param {string} hash of the page's address @returns {Role | null} */
function roleIn(hash) {
  return hash === '#new' ? 'new' : hash === '#old' ? 'old' : null;
}
