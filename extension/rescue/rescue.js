// Repairs a vault that cannot be read: the user saves the damaged data, and goes back to the
// generation before or to a copy that was set aside.

import '../base/first-paint.js';
import { formatMoment } from '../base/dates.js';
import { message } from '../base/texts.js';
import { sealedInfo } from '../base/core.js';
import { Refusal } from '../base/refusal.js';
import { element, showView } from '../forms/dom.js';
import { fail, makeRow, runPage, saveFile, today } from '../forms/page.js';
import { lock } from '../vault/session.js';
import {
  bringBack,
  readLaidAside,
  readVaults,
  removeLaidAside,
  removeVault,
} from '../vault/store.js';
import { isNewer, isReadable } from '../vault/stored-value.js';
import { bytesOf } from './stored-bytes.js';
import { WayBack } from './way-back.js';

/** @import {StoredVault} from '../vault/stored-value.js' */
/** @import {LaidAside} from '../vault/laid-aside.js' */

const wayBack = new WayBack();
/** The row whose button for removing was pressed once: an id, or the name of a copy. */
let armed = '';

runPage(async () => {
  await draw();
  showView('rescue');
}, forget);

function forget() {
  element('#done').textContent = '';
  wayBack.close();
}

async function draw() {
  const [vaults, copies] = await Promise.all([readVaults(), readLaidAside()]);
  const numbers = new Map(vaults.map(({ id }, index) => [id, String(index + 1)]));
  element('#vaults').replaceChildren(...vaults.map(makeVaultRow));
  element('#copies').replaceChildren(...copies.map((copy) => makeCopyRow(copy, numbers)));
  element('#aside').hidden = copies.length === 0;
}

/** @param {StoredVault} vault @param {number} index */
function makeVaultRow({ id, current, previous }, index) {
  const save = async () => saveFile(`warifu-${today()}-${index + 1}.warifu`, bytesOf(current));
  const goBack = async (/** @type {string} */ sealed) => {
    const back = () => finish(id, sealed, 'rescue_went_back');
    if (!isReadable(current) || (await wayBack.isOwner(id, sealed))) await back();
    else wayBack.ask(sealed, back);
  };
  const remove = () =>
    twice(id, 'rescue_really_remove', async () => {
      await lock();
      await removeVault(id);
    });
  // An update opens it, so nothing is to be undone.
  const before = isNewer(current) ? null : previous;
  return makeRow(
    `${message('rescue_vault', [String(index + 1)])} ${message(stateOf(current))}`,
    { label: 'action_save_data', act: save },
    ...(before === null ? [] : [{ label: 'action_go_back', act: () => goBack(before) }]),
    removal(id, 'action_remove_sealed', remove),
  );
}

/** @param {string} sealed @returns {string} the key of its text */
function stateOf(sealed) {
  if (isNewer(sealed)) return 'rescue_newer';
  return isReadable(sealed) ? 'rescue_readable' : 'rescue_unreadable';
}

/**
 * @param {LaidAside} copy
 * @param {Map<string, string>} numbers of the vaults, by their ids
 */
function makeCopyRow({ name, id, date, size, value }, numbers) {
  const sealed = typeof value === 'string' ? value : '';
  const save = async () => saveFile(`warifu-${today()}-copy.warifu`, bytesOf(value));
  const back = async () => {
    if (sealedInfo(sealed).id !== id) throw new Refusal('rescue_not_own');
    wayBack.ask(sealed, () => finish(id, sealed, 'rescue_brought_back'));
  };
  const isPossible = isReadable(sealed) && numbers.has(id);
  const when = formatMoment(date);
  return makeRow(
    message('rescue_aside', [numbers.get(id) ?? '?', when, String(Math.ceil(size / 1000))]),
    { label: 'action_save_data', act: save },
    ...(isPossible ? [{ label: 'action_bring_back', act: back }] : []),
    removal(name, 'action_remove_copy', () => twice(name, '', () => removeLaidAside(name))),
  );
}

/**
 * @param {string} row
 * @param {string} label the key of the button's text before its first press
 * @param {() => Promise<void>} act
 */
function removal(row, label, act) {
  return { label: armed === row ? 'action_really_remove' : label, act, danger: true };
}

/**
 * Removes something at the second press of its button.
 * @param {string} row
 * @param {string} warning the key of a text; empty for none
 * @param {() => Promise<void>} remove
 */
async function twice(row, warning, remove) {
  const isSure = armed === row;
  armed = isSure ? '' : row;
  if (isSure) await remove();
  const told = isSure ? 'rescue_removed' : warning;
  element('#done').textContent = told === '' ? '' : message(told);
  await draw().catch(fail);
}

/**
 * @param {string} id
 * @param {string} sealed
 * @param {string} done the key of a text
 */
async function finish(id, sealed, done) {
  await bringBack(id, sealed);
  await lock();
  element('#done').textContent = message(done);
  await draw().catch(fail);
}
