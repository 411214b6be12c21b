// Deletes entries, and restores deleted ones. The core keeps those for thirty days.

import { nameOf } from '../base/name-of.js';
import { message } from '../base/texts.js';
import { element, make } from '../forms/dom.js';
import { makeEntryIcon } from '../forms/entry-icon.js';
import { makeRow } from '../forms/page.js';
import { changeVault } from '../vault/session.js';
import { ChosenEntries } from './chosen-entries.js';

/** @import {EntryView} from '../core/codes.js' */
/** @import {OpenVault} from '../base/core.js' */

/** @type {ChosenEntries | undefined} */
let chosen;

/** @param {OpenVault} vault */
export function drawEntries(vault) {
  chosen ??= new ChosenEntries(element('#entries'));
  const trash = vault.trash();
  const entries = vault.entries();
  const boxes = chosen.draw(
    vault,
    entries.map(({ id }) => id),
  );
  const rows = entries.map((entry, at) => {
    const row = makeEntryRow(entry, nameOf(entry), {
      label: 'action_delete',
      danger: true,
      act: () => changeVault((open) => open.delete(entry.id)),
    });
    // The icon and the name belong to the box: a press on them chooses the entry.
    row.prepend(
      make('label', { class: 'choice' }, boxes[at] ?? '', ...[...row.children].slice(0, 2)),
    );
    return row;
  });
  element('#entries').replaceChildren(...rows);
  element('#trash').replaceChildren(
    ...trash.map(({ entry, daysLeft }) =>
      makeEntryRow(entry, `${nameOf(entry)} ${message('trash_days', [String(daysLeft)])}`, {
        label: 'action_take_back',
        act: () => changeVault((open) => open.restore(entry.id)),
      }),
    ),
  );
  element('#trash-title').hidden = trash.length === 0;
}

/** To be called when the vault is locked. */
export function forgetEntries() {
  chosen?.forget();
  for (const list of ['#entries', '#trash']) element(list).replaceChildren();
}

/**
 * @param {EntryView} entry
 * @param {string} text
 * @param {Parameters<typeof makeRow>[1]} action
 */
function makeEntryRow(entry, text, action) {
  const row = makeRow(text, action);
  row.prepend(makeEntryIcon(entry));
  return row;
}
