// How well the open vault is backed up, at the top of the page.

import { element, write } from '../forms/dom.js';
import { backupTexts } from '../forms/backup-texts.js';

/** @import {OpenVault} from '../base/core.js' */
/** @import {Copies} from '../vault/copies.js' */

/**
 * @param {OpenVault} vault
 * @param {Copies} copies
 */
export function drawState(vault, copies) {
  const { state, title, how } = backupTexts(vault, copies);
  element('#state').dataset.state = state;
  write(element('#state-title'), ...title);
  write(element('#state-how'), ...how);
}
