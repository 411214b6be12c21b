// The keyboard command that fills the code of the only entry that belongs to the tab's host.

import { markAction, openPopup } from '../browser/browser.js';
import { message } from '../base/texts.js';
import { readPolicy } from '../base/policy.js';
import { leavePopupRequest } from '../base/popup-request.js';
import { Refusal, asRefusal } from '../base/refusal.js';
import { fillTab, forbiddenOn, mayFill } from '../fill/fill.js';
import { entryIdsForHost } from '../fill/entries-for-host.js';
import { secureHost } from '../fill/secure-site.js';
import { openVault, readState } from '../vault/session.js';
import { loadLanguage } from './follow-language.js';

/** @import {CommandTab} from '../browser/commands.js' */

/** @param {CommandTab | null} tab the one in front */
export async function fillFrontTab(tab) {
  if (tab === null) return;
  try {
    if (forbiddenOn(await readPolicy(), tab.url) !== '') throw new Refusal('fill_command_managed');
    if (!(await mayFill())) throw new Refusal('fill_command_off');
    if ((await readState()) !== 'unlocked') throw new Refusal('fill_command_locked');
    await fillTab(tab.id, await codeFor(tab.url));
  } catch (thrown) {
    const { code } = asRefusal(thrown);
    await showRefusal(
      tab.id,
      COMMAND_REFUSALS.find((one) => one === code) ?? 'fill_command_failed',
    );
  }
}

/**
 * Refusals with a text of their own. All others get the general text: unlike the list, the command
 * does not copy a code that it could not fill.
 */
const COMMAND_REFUSALS = [
  'fill_command_managed',
  'fill_command_off',
  'fill_command_locked',
  'fill_command_none',
  'fill_command_several',
];

/** @param {string} url */
async function codeFor(url) {
  const vault = await openVault();
  try {
    const [id, another] = entryIdsForHost(vault, secureHost(url));
    if (another !== undefined) throw new Refusal('fill_command_several');
    const [code] = vault.codes(id === undefined ? [] : [id]).map((one) => one.code);
    if (code === undefined) throw new Refusal('fill_command_none');
    return code;
  } finally {
    vault.free();
  }
}

/**
 * Shows the refusal in the toolbar window. If that does not open, puts a badge on the button.
 * @param {number} tab
 * @param {string} reason the key of its text
 */
async function showRefusal(tab, reason) {
  await leavePopupRequest({ notice: reason });
  if (await openPopup()) return;
  await loadLanguage();
  await markAction(tab, message(reason));
}
