// What was written, what was not, and what to do with it in the other program.

import { explain } from '../base/explain.js';
import { message } from '../base/texts.js';
import { element, make, write } from '../forms/dom.js';

/** @import {UnfitEntry} from '../core/export.js' */
/** @import {Target} from './targets.js' */

/**
 * Shows the entries that a form cannot hold, each with the reason.
 * @param {HTMLElement} place
 * @param {readonly UnfitEntry[]} unfit
 * @param {readonly string[]} names of all entries
 */
export function showUnfit(place, unfit, names) {
  place.hidden = unfit.length === 0;
  const rows = unfit.map(({ index, refused }) =>
    make('li', {}, make('strong', {}, names[index] ?? ''), make('span', {}, explain(refused))),
  );
  const title = make('h3', {}, message('export_unfit_title', [String(unfit.length)]));
  // The list scrolls, so the keyboard must reach it.
  place.replaceChildren(title, make('ul', { tabindex: '0' }, ...rows));
}

/**
 * @param {Target} target
 * @param {object} written
 * @param {string} written.file its name
 * @param {number} [written.count] of entries; a backup has all of them
 * @param {number} [written.lostNotes]
 * @param {number} [written.lostGroups]
 */
export function showDone(target, { file, count, lostNotes = 0, lostGroups = 0 }) {
  const what = element('#done-what');
  if (count === undefined) write(what, 'export_done_backup', [file]);
  else write(what, 'export_done', [String(count), file]);
  write(element('#done-notes'), lostNotes === 0 ? '' : 'export_lost_notes', [String(lostNotes)]);
  const groups = element('#done-groups');
  write(groups, lostGroups === 0 ? '' : 'export_lost_groups', [String(lostGroups)]);
  const next = element('#done-next');
  write(next, `export_next_${target.app}`);
  element('#done-delete').hidden = target.kind !== 'plain';
}

export function forgetOutcome() {
  for (const place of ['#unfit', '#done-unfit', '#codes-unfit']) element(place).replaceChildren();
  for (const place of ['#done-what', '#done-notes', '#done-groups', '#done-next', '#codes-next'])
    write(element(place), '');
}
