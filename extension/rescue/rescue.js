// Repairs a vault that cannot be read: the user saves the damaged data and goes back to the
// previous generation.

import '../base/first-paint.js';
import { message } from '../base/texts.js';
import { sealedInfo, toFile } from '../base/core.js';
import { element, showView } from '../forms/dom.js';
import { fail, makeRow, runPage, saveFile, today } from '../forms/page.js';
import { lock } from '../vault/session.js';
import { restorePrevious, readVaults } from '../vault/store.js';

/** @import {StoredVault} from '../vault/store.js' */

runPage(async () => {
  await draw();
  showView('rescue');
}, forget);

/** Nothing here is of an open vault. */
function forget() {
  element('#done').textContent = '';
}

async function draw() {
  element('#vaults').replaceChildren(...(await readVaults()).map(makeVaultRow));
}

/** @param {StoredVault} vault @param {number} index */
function makeVaultRow({ id, current, previous }, index) {
  const state = message(isReadable(current) ? 'rescue_readable' : 'rescue_unreadable');
  const save = async () => saveFile(`warifu-${today()}-${index + 1}.warifu`, bytesOf(current));
  const goBackAndLock = async () => {
    await restorePrevious(id);
    await lock();
    element('#done').textContent = message('rescue_went_back');
    await draw().catch(fail);
  };
  return makeRow(
    `${message('rescue_vault', [String(index + 1)])} ${state}`,
    { label: 'action_save_data', act: save },
    ...(previous === null ? [] : [{ label: 'action_go_back', act: goBackAndLock }]),
  );
}

/** @param {string} sealed */
function isReadable(sealed) {
  try {
    return sealedInfo(sealed).id !== '';
  } catch {
    return false;
  }
}

/**
 * The bytes of a stored vault. If it is not valid base64, the stored text in UTF-8.
 * @param {string} sealed
 */
function bytesOf(sealed) {
  try {
    return toFile(sealed);
  } catch {
    return new TextEncoder().encode(sealed);
  }
}
