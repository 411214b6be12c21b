// Saves the sealed vault to a file, and restores such a file beside or into the vaults that exist.

import '../base/first-paint.js';
import { formatDay } from '../base/dates.js';
import { message } from '../base/texts.js';
import { loadCore } from '../base/core.js';
import { element, find, showView, write } from '../forms/dom.js';
import { explain } from '../base/explain.js';
import { startFileButton } from '../forms/file-button.js';
import { followForbidden } from '../forms/managed.js';
import { onSubmit } from '../forms/form-errors.js';
import { fail, runPage } from '../forms/page.js';
import { ProofFields } from '../forms/proof-fields.js';
import { saveBackup } from '../forms/save-backup.js';
import { asRefusal } from '../base/refusal.js';
import { onCopiesChanged, readCopies } from '../vault/copies.js';
import { lockCount, onLockChanged } from '../vault/on-lock.js';
import { openVault, readState } from '../vault/session.js';
import { onVaultChanged } from '../vault/store.js';
import { drawState } from './backup-state.js';
import { FolderCard } from './folder-card.js';
import { FromFolder } from './from-folder.js';
import { OpenedBackup } from './opened-backup.js';
import { ProveCard } from './prove-card.js';

const form = find(document, '#restore', HTMLFormElement);
const file = find(document, '#file', HTMLInputElement);
const owner = new ProofFields(element('#backup-password'), { label: 'backup_password' });
// A file's passkeys belong to the PC that made them. Its recovery code works on any.
owner.offer(['password', 'recovery']);
const fromFolder = new FromFolder(file, () => owner.focus());
const folderCard = new FolderCard();
const proveCard = new ProveCard();
/** @type {OpenedBackup | null} */
let opened = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let closing;
/** An opened backup is closed after this time, because no lock closes it if no vault is open. */
const KEEP_OPEN_MS = 5 * 60_000;

runPage(async () => {
  await loadCore();
  element('#save').addEventListener('click', () => void act('#save-error', save));
  followForbidden(find(document, '#save', HTMLButtonElement), 'allowBackup');
  startFileButton(file, element('#choose-file'), element('#file-name'));
  onSubmit(form, openFile);
  for (const way of /** @type {const} */ (['merge', 'beside', 'replace'])) {
    element(`#${way}`).addEventListener(
      'click',
      () => void act('#preview-error', () => restore(way)),
    );
  }
  onLockChanged(() => void refresh());
  for (const follow of [onCopiesChanged, onVaultChanged])
    follow(() => void drawCopies().catch(fail));
  await Promise.all([refresh(), fromFolder.draw()]);
  showView('backup');
  // The address may name the folders, which were not there when the browser read it.
  if (location.hash === '#from-folder')
    document.querySelector('#from-folder')?.querySelector('button')?.focus();
}, forget);

function forget() {
  discardOpened();
  folderCard.forget();
  proveCard.forget();
  element('#last-backup').textContent = '';
  for (const error of ['#save-error', '#preview-error']) element(error).textContent = '';
}

async function refresh() {
  discardOpened();
  await drawCopies();
}

/** The parts about the open vault. They are hidden while none is open. */
async function drawCopies() {
  const isOpen = (await readState()) === 'unlocked';
  for (const part of ['#state', '#folder-card', '#save-card']) element(part).hidden = !isOpen;
  if (!isOpen) return;
  const vault = await openVault();
  try {
    const locks = lockCount();
    const copies = await readCopies(vault.id());
    if (locks !== lockCount()) return;
    drawState(vault, copies);
    folderCard.draw(vault.id(), copies);
    proveCard.offer(element('#state').dataset.state === 'unproven' && copies.saved !== null);
    const lastBackup = element('#last-backup');
    if (copies.saved === null) write(lastBackup, 'backup_never');
    else write(lastBackup, 'backup_last', [formatDay(copies.saved)]);
  } finally {
    vault.free();
  }
}

async function save() {
  const name = await saveBackup();
  await refresh();
  proveCard.invite(name);
}

async function openFile() {
  discardOpened();
  const locks = lockCount();
  const bytes = new Uint8Array((await file.files?.[0]?.arrayBuffer()) ?? []);
  const backup = await OpenedBackup.open(bytes, owner.proof);
  if (locks !== lockCount()) {
    backup.free();
    return;
  }
  discardOpened();
  opened = backup;
  owner.clear();
  closing = setTimeout(() => {
    discardOpened();
    element('#done').textContent = message('backup_closed');
  }, KEEP_OPEN_MS);
  await opened.draw();
}

/** @param {'merge' | 'beside' | 'replace'} way */
async function restore(way) {
  if (opened === null) return;
  const done = await opened[way]();
  // The vault is restored, whether backups go on or not.
  if (way !== 'merge') void fromFolder.resume().catch(console.error);
  discardOpened();
  file.value = '';
  file.dispatchEvent(new Event('change'));
  await refresh();
  element('#done').textContent = done;
}

/** Forgets the opened backup with its key, and takes it off the page. */
function discardOpened() {
  clearTimeout(closing);
  opened?.free();
  opened = null;
  element('#preview').hidden = true;
  element('#preview-facts').textContent = '';
  element('#preview-entries').replaceChildren();
  element('#done').textContent = '';
}

/**
 * @param {string} place selector of the element that shows an error
 * @param {() => Promise<void>} work
 */
async function act(place, work) {
  element(place).textContent = '';
  try {
    await work();
  } catch (thrown) {
    element(place).textContent = explain(asRefusal(thrown));
  }
}
