// The page that makes an emergency sheet: a new recovery code and, if wished, the sealed vault as
// QR codes. Nothing of it is stored.

import '../base/first-paint.js';
import { loadCopiesCore, vaultParts } from '../base/copies-core.js';
import { loadCore } from '../base/core.js';
import { onPolicyChanged, readPolicy, requireAllowed } from '../base/policy.js';
import { asRefusal } from '../base/refusal.js';
import { element, find, showView, write } from '../forms/dom.js';
import { onSubmit } from '../forms/form-errors.js';
import { followForbidden } from '../forms/managed.js';
import { fail, runPage } from '../forms/page.js';
import { ProofFields } from '../forms/proof-fields.js';
import { changeWays } from '../vault/access.js';
import { lockCount, onLockChanged } from '../vault/on-lock.js';
import { waysOf } from '../vault/proof.js';
import { openVault, readOpenSession, readState } from '../vault/session.js';
import { readVault } from '../vault/store.js';
import { clearPaper, drawPaper } from './paper.js';

/** More would be a thick pile of paper. */
const MAX_PRINTED_CODES = 12;

const owner = new ProofFields(element('#make-proof'));
const withVault = find(document, '#with-vault', HTMLInputElement);

runPage(async () => {
  await Promise.all([loadCore(), loadCopiesCore()]);
  onSubmit(find(document, '#make', HTMLFormElement), make);
  followForbidden(find(document, '#make-sheet', HTMLButtonElement), 'allowRecoveryCode');
  element('#print').addEventListener('click', () => print());
  element('#close').addEventListener('click', () => {
    clearPaper();
    void refresh().catch(fail);
  });
  const redraw = () => void refresh().catch(fail);
  onLockChanged(redraw);
  onPolicyChanged(redraw);
  await refresh();
}, clearPaper);

async function refresh() {
  const state = await readState();
  if (state !== 'unlocked') {
    write(element('#locked-why'), state === 'new' ? 'session_no_vault' : 'sheet_locked');
    element('#to-unlock').hidden = state === 'new';
    showView('locked');
    return;
  }
  // The sheet that was just made stays until it is closed.
  if (!element('[data-view="sheet"]').hidden) return;
  const vault = await openVault();
  owner.offer(waysOf(vault));
  vault.free();
  await offerVault();
  showView('make');
}

/** Offers to print the vault too, if it fits the paper and the administrator allows backups. */
async function offerVault() {
  const [count, policy] = await Promise.all([countCodes(), readPolicy()]);
  const isAllowed = policy.allowBackup !== false;
  const fits = count <= MAX_PRINTED_CODES;
  element('#vault-option').hidden = !isAllowed || !fits;
  withVault.checked = isAllowed && fits;
  write(element('#vault-label'), 'sheet_with_vault', [String(count)]);
  const values = [String(count), String(MAX_PRINTED_CODES)];
  if (!isAllowed) write(element('#vault-note'), 'sheet_no_vault');
  else if (fits) write(element('#vault-note'), 'sheet_with_vault_hint');
  else write(element('#vault-note'), 'sheet_too_large', values);
}

/** The QR codes that the vault needs. */
async function countCodes() {
  try {
    return (await drawVault()).length;
  } catch (thrown) {
    const { code, values } = asRefusal(thrown);
    if (code !== 'part_too_many') throw thrown;
    return Number(values[0]);
  }
}

/** The vault on disk as QR codes. */
async function drawVault() {
  const { id } = await readOpenSession();
  return vaultParts((await readVault(id)).current);
}

async function make() {
  const isWithVault = withVault.checked && !element('#vault-option').hidden;
  if (isWithVault) await requireAllowed('allowBackup');
  const locks = lockCount();
  const prepare = () => requireAllowed('allowRecoveryCode');
  const { recovery, name } = await changeWays(
    owner.proof,
    (vault) => ({ recovery: vault.makeRecovery(), name: vault.name() }),
    prepare,
  );
  // The vault's QR codes open with the new recovery code, so they are drawn after it was made.
  const codes = isWithVault ? await drawVault() : [];
  if (locks !== lockCount()) return;
  owner.clear();
  drawPaper({ recovery, name, codes });
  showView('sheet');
  scrollTo(0, 0);
  element('#paper-title').focus();
}
