// Ways to add entries, named for where the user's accounts are now. The first use and the empty
// list offer the same ways. After a loss only those that bring back a vault are offered.

import { message } from '../base/texts.js';
import { make } from '../forms/dom.js';
import { followForbidden } from '../forms/managed.js';

/** The pages that the ways lead to. The pages themselves ask for the master password. */
const PAGES = /** @type {const} */ ({
  picture: 'add/add.html',
  // The camera opens at once: this button says so.
  camera: 'camera/camera.html#start',
  key: 'add/add.html?way=key',
  move: 'add/add.html?way=move',
  backup: 'backup/backup.html',
  pc: 'move/move.html#new',
  sync: 'sync/sync.html',
  folder: 'backup/backup.html#from-folder',
});
/** Offered only where there is such a copy. @type {readonly Way[]} */
const AFTER_LOSS = ['sync', 'folder'];
const USUAL = /** @type {Way[]} */ (Object.keys(PAGES)).filter(
  (name) => !AFTER_LOSS.includes(name),
);

/** @typedef {keyof typeof PAGES} Way */

/**
 * @param {HTMLElement} place
 * @param {(page: string) => void} leaveFor
 * @param {readonly Way[]} [names] the usual ways by default
 */
export function drawWays(place, leaveFor, names = USUAL) {
  const ways = names.map((name) => {
    const page = PAGES[name];
    const attributes = { id: `${place.id}-${name}`, class: 'way', 'data-way': name };
    const button = makeWay(make('button', { type: 'button', ...attributes }), name);
    button.addEventListener('click', () => leaveFor(page));
    return button;
  });
  place.replaceChildren(...ways);
  for (const way of ways) {
    if (way.dataset.way === 'move') followForbidden(way, 'allowImport');
    if (way.dataset.way === 'sync') followForbidden(way, 'allowSync');
  }
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} name
 */
export function makeWay(button, name) {
  const icon = make('span', { class: 'icon', 'data-icon': name === 'key' ? 'general' : name });
  button.append(
    make('span', { class: 'tile', 'aria-hidden': 'true' }, icon),
    make(
      'span',
      {},
      make('strong', { 'data-text': `way_${name}` }, message(`way_${name}`)),
      make('small', { 'data-text': `way_${name}_where` }, message(`way_${name}_where`)),
    ),
  );
  return button;
}
