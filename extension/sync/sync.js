// Turns the sync of the open vault on and off, shows how it goes, and takes a vault that another PC
// syncs over to this one.

import '../base/first-paint.js';
import { explain } from '../base/explain.js';
import { onLanguageChanged } from '../base/look.js';
import { asRefusal } from '../base/refusal.js';
import { message } from '../base/texts.js';
import { element, find, showView } from '../forms/dom.js';
import { onSubmit } from '../forms/form-errors.js';
import { followForbidden } from '../forms/managed.js';
import { fail, runPage } from '../forms/page.js';
import { ProofFields } from '../forms/proof-fields.js';
import { onLockChanged } from '../vault/on-lock.js';
import { readState } from '../vault/session.js';
import { onSyncNoted } from '../vault/sync-record.js';
import {
  copiesElsewhere,
  openCopyAnew,
  restoreCopy,
  syncAsAsked,
  turnSyncOff,
  turnSyncOn,
} from '../vault/sync-switch.js';
import { drawSyncState } from './sync-state.js';

const toggle = find(document, '#sync-on', HTMLInputElement);
const rekey = new ProofFields(element('#rekey-fields'), { prefix: 'rekey-' });
const restore = new ProofFields(element('#restore-fields'), { prefix: 'restore-' });

runPage(async () => {
  for (const fields of [rekey, restore]) fields.offer(['password', 'recovery']);
  followForbidden(toggle, 'allowSync');
  followForbidden(find(document, '#restore [type=submit]', HTMLButtonElement), 'allowSync');
  toggle.addEventListener('change', () => void act(turn));
  element('#now').addEventListener('click', () => void act(syncNow));
  element('#off').addEventListener('click', () => void act(turnOff));
  element('#stay-on').addEventListener('click', () => void act(refresh));
  onSubmit(find(document, '#rekey', HTMLFormElement), async () => {
    await openCopyAnew(rekey.proof);
    rekey.clear();
    await finish('sync_merged');
  });
  onSubmit(find(document, '#restore', HTMLFormElement), async () => {
    await restoreCopy(restore.proof);
    restore.clear();
    await finish('sync_restored');
  });
  const redraw = () => void refresh().catch(fail);
  for (const follow of [onLockChanged, onSyncNoted, onLanguageChanged]) follow(redraw);
  await refresh();
  showView('sync');
}, forget);

/** What was typed is removed by the page's frame. */
function forget() {
  for (const place of ['#done', '#problem']) element(place).textContent = '';
}

async function refresh() {
  const [state, elsewhere] = await Promise.all([readState(), copiesElsewhere()]);
  element('#locked').hidden = state !== 'locked';
  element('#choice').hidden = state !== 'unlocked';
  element('#restore').hidden = elsewhere.length === 0;
  element('#nothing').hidden = state !== 'new' || elsewhere.length > 0;
  element('#going-off').hidden = true;
  if (state === 'unlocked') await drawSyncState();
  else element('#rekey').hidden = true;
}

async function turn() {
  if (toggle.checked) {
    await turnSyncOn();
    await finish('sync_turned_on');
    return;
  }
  // Off at the second press only: the copy in the account is then gone.
  toggle.checked = true;
  element('#going-off').hidden = false;
  element('#state').hidden = true;
  element('#off').focus();
}

async function turnOff() {
  await turnSyncOff();
  await finish('sync_turned_off');
}

async function syncNow() {
  await syncAsAsked();
  await finish('sync_merged');
}

/** @param {string} key of the text that says what was done */
async function finish(key) {
  await refresh();
  const isWell = element('#problem').textContent === '';
  element('#done').textContent = isWell ? message(key) : '';
}

/** @param {() => Promise<void>} work */
async function act(work) {
  forget();
  try {
    await work();
  } catch (thrown) {
    await refresh();
    element('#problem').textContent = explain(asRefusal(thrown));
  }
}
