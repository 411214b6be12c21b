// The settings page, one file per group. The groups about the vault are hidden while it is locked,
// and are drawn again whenever it changes.

import '../base/first-paint.js';
import { element, find, showView, write } from '../forms/dom.js';
import { onLanguageChanged } from '../base/look.js';
import { SETTLED, isAnyFormBusy } from '../forms/form-errors.js';
import { followForbidden } from '../forms/managed.js';
import { fail, runPage } from '../forms/page.js';
import { onLockChanged } from '../vault/on-lock.js';
import { openVault, readState } from '../vault/session.js';
import { onVaultChanged } from '../vault/store.js';
import { startAbout } from './about.js';
import { drawBackupNote, forgetBackupNote, startBackupNote } from './backup-note.js';
import { startClock } from './clock-button.js';
import { drawEntries, forgetEntries } from './entries.js';
import { startGeneral } from './general.js';
import { startGroupIndex } from './group-index.js';
import { startPermissions } from './permission-list.js';
import { ProofDialog } from './proof-dialog.js';
import { Slots } from './slots.js';
import { drawVault, forgetVault, startVaults } from './vaults.js';

const dialog = new ProofDialog();
const slots = new Slots(dialog);

runPage(async () => {
  startVaults();
  const redraw = () => void refresh().catch(fail);
  onLockChanged(redraw);
  redrawWhenSettled(redraw);
  onLanguageChanged(redraw);
  startClock();
  startBackupNote();
  followForbidden(find(document, '#to-export', HTMLAnchorElement), 'allowExport');
  await startGeneral();
  await startPermissions();
  await startAbout();
  await refresh();
  startGroupIndex();
}, forget);

/**
 * Draws the vault again after it changed. While a form is working it waits, because a change of the
 * ways to unlock writes twice, and drawing a thousand entries in between would delay it.
 * @param {() => void} redraw
 */
function redrawWhenSettled(redraw) {
  let isOutdated = false;
  onVaultChanged(() => {
    if (isAnyFormBusy()) isOutdated = true;
    else redraw();
  });
  document.addEventListener(SETTLED, () => {
    if (isOutdated) redraw();
    isOutdated = false;
  });
}

function forget() {
  slots.forget();
  forgetEntries();
  forgetVault();
  forgetBackupNote();
}

async function refresh() {
  const now = await readState();
  const isOpen = now === 'unlocked';
  for (const link of document.querySelectorAll('[data-of-vault]'))
    link.toggleAttribute('hidden', !isOpen);
  if (!isOpen) {
    write(element('#locked-why'), now === 'new' ? 'session_no_vault' : 'settings_locked');
    element('#to-unlock').hidden = now === 'new';
    showView('locked');
    return;
  }
  const vault = await openVault();
  try {
    dialog.setVault(vault);
    slots.draw(vault);
    drawEntries(vault);
    drawVault(vault);
    await drawBackupNote(vault);
  } finally {
    vault.free();
  }
  showView('settings');
}
