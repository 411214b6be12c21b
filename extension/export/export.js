// The page that writes chosen entries for other programs, after the owner has proved who they are.

import '../base/first-paint.js';
import { loadCore } from '../base/core.js';
import { nameOf } from '../base/name-of.js';
import { requireAllowed } from '../base/policy.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { element, find, showView, write } from '../forms/dom.js';
import { onSubmit } from '../forms/form-errors.js';
import { NewPassword } from '../forms/new-password.js';
import { fail, runPage, saveFile, today } from '../forms/page.js';
import { ProofFields } from '../forms/proof-fields.js';
import { saveBackup } from '../forms/save-backup.js';
import { takeChosenForExport } from '../vault/chosen-for-export.js';
import { lockCount, onLockChanged } from '../vault/on-lock.js';
import { prove, waysOf } from '../vault/proof.js';
import { openVault, readState } from '../vault/session.js';
import { onVaultChanged } from '../vault/store.js';
import { drawForeignCodes, writeForeignFile } from '../worker/export-client.js';
import { forgetCodes, showCodes } from './codes-sheet.js';
import { EntryChoice } from './entry-choice.js';
import { readEntries, wipe } from './exported-entries.js';
import { forgetOutcome, showDone, showUnfit } from './outcome.js';
import { TargetChoice, neededFor } from './targets.js';

/** @import {ExportedEntry, WrittenFile} from '../core/export.js' */
/** @import {CodesTarget, FileTarget} from './targets.js' */

const form = find(document, '#export', HTMLFormElement);
const entries = new EntryChoice();
const targets = new TargetChoice(element('#targets'), showTarget);
const owner = new ProofFields(element('#proof-fields'), { prefix: 'proof-' });
const passwordFields = element('#file-password-fields');
const filePassword = new NewPassword(
  passwordFields,
  'file-',
  'export_file_password',
  'export_file_password_hint',
);
/** Ends the worker that writes. */
let work = new AbortController();
/** A file that lacks entries, until the user has decided. @type {(() => void) | null} */
let saveRest = null;
/** The entries that another page chose, until they are drawn. @type {readonly string[] | null} */
let preset = null;
/** The content of that file, with secrets. @type {Uint8Array | null} */
let waiting = null;

runPage(async () => {
  await loadCore();
  onSubmit(form, submit);
  element('#save-rest').addEventListener('click', () => saveRest?.());
  element('#print').addEventListener('click', () => print());
  for (const back of document.querySelectorAll('[data-back]'))
    back.addEventListener('click', () => void refresh().catch(fail));
  onLockChanged(() => void refresh().catch(fail));
  onVaultChanged(() => void redraw().catch(fail));
  preset = await takeChosenForExport();
  if (preset !== null) targets.chooseForSome();
  showTarget();
  await refresh();
}, forget);

function forget() {
  work.abort();
  work = new AbortController();
  discard();
  preset = null;
  entries.forget();
  targets.reset();
  showTarget();
}

/** Forgets what was written or drawn. */
function discard() {
  waiting?.fill(0);
  [waiting, saveRest] = [null, null];
  forgetOutcome();
  forgetCodes();
}

async function refresh() {
  discard();
  const state = await readState();
  if (state !== 'unlocked') {
    write(element('#locked-why'), state === 'new' ? 'session_no_vault' : 'export_locked');
    element('#to-unlock').hidden = state === 'new';
    showView('locked');
    return;
  }
  await redraw();
  showView('choose');
}

async function redraw() {
  if ((await readState()) !== 'unlocked') return;
  const vault = await openVault();
  try {
    owner.offer(waysOf(vault));
    entries.draw(vault, preset);
    preset = null;
  } finally {
    vault.free();
  }
}

/** Shows what the chosen form needs, and what it is. */
function showTarget() {
  const { form: name, kind } = targets.chosen;
  element('#entry-card').hidden = name === 'backup';
  passwordFields.hidden = kind !== 'sealed' || name === 'backup';
  for (const warning of document.querySelectorAll('[data-warns-of]'))
    if (warning instanceof HTMLElement) warning.hidden = warning.dataset.warnsOf !== kind;
}

async function submit() {
  const target = targets.chosen;
  await requireAllowed(...neededFor(target));
  const ids = entries.chosen;
  if (target.form !== 'backup' && ids.length === 0) throw new Refusal('export_nothing');
  const password = passwordFields.hidden ? '' : await readFilePassword();
  const locks = lockCount();
  await proveOwner();
  const exported = target.form === 'backup' ? [] : await readEntries(ids);
  try {
    if (locks !== lockCount()) return;
    if (target.form === 'backup') showDone(target, { file: await saveBackup() });
    else if (target.kind === 'codes') await draw(target, exported);
    else await save(target, exported, password);
  } finally {
    wipe(exported);
  }
  if (locks !== lockCount()) return;
  owner.clear();
  filePassword.clear();
  if (target.form === 'backup') showView('done');
  focusTitle();
}

/** Errors name the fields of the proof, not those of the file's password. */
async function proveOwner() {
  try {
    await prove(owner.proof);
  } catch (thrown) {
    const { code, fields, values } = asRefusal(thrown);
    const named = fields.map((field) => `proof-${field}`);
    throw new Refusal(code, { fields: named, values, cause: thrown });
  }
}

async function readFilePassword() {
  const typed = find(passwordFields, 'input', HTMLInputElement);
  if (typed.value === '') throw new Refusal('write_password_empty', { fields: [typed.name] });
  return filePassword.read();
}

/**
 * @param {CodesTarget} target
 * @param {ExportedEntry[]} exported
 */
async function draw(target, exported) {
  const drawn = await drawForeignCodes(target.form, exported, work.signal);
  if (drawn === null) return;
  showCodes(target, drawn, exported);
  showView('codes');
}

/**
 * Saves the file, or asks first if entries are missing in it.
 * @param {FileTarget} target
 * @param {ExportedEntry[]} exported
 * @param {string} password
 */
async function save(target, exported, password) {
  const written = await writeForeignFile(target.form, exported, password, work.signal);
  if (written === null) return;
  const names = exported.map(nameOf);
  if (written.unfit.length === 0) finish(target, written, names);
  else ask(target, written, names);
}

/**
 * @param {FileTarget} target
 * @param {WrittenFile} written
 * @param {readonly string[]} names
 */
function ask(target, written, names) {
  waiting = written.file;
  saveRest = () => {
    finish(target, written, names);
    focusTitle();
  };
  showUnfit(element('#unfit'), written.unfit, names);
  const rest = names.length - written.unfit.length;
  element('#save-rest').hidden = rest === 0;
  write(element('#save-rest'), 'export_rest', [String(rest)]);
  element('#none-fits').hidden = rest > 0;
  showView('ask');
}

/**
 * @param {FileTarget} target
 * @param {WrittenFile} written
 * @param {readonly string[]} names
 */
function finish(target, { file, unfit, lostNotes, lostGroups }, names) {
  if (file === null) return;
  const name = `warifu-${target.app}-${today()}.${target.suffix}`;
  saveFile(name, file);
  discard();
  file.fill(0);
  const count = names.length - unfit.length;
  showDone(target, { file: name, count, lostNotes, lostGroups });
  showUnfit(element('#done-unfit'), unfit, names);
  showView('done');
}

/** The shown view's title gets the focus, so that screen readers go on there. */
function focusTitle() {
  for (const title of document.querySelectorAll('[data-view]:not([hidden]) [data-title]'))
    if (title instanceof HTMLElement) title.focus();
}
