// Which folders are measured, and what each is called in the table.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFloor } from './floor.js';

/**
 * @typedef {object} Build
 * @property {string} name as the table calls it: A, B, …
 * @property {string} folder
 * @property {string} popup the path of its toolbar window
 * @property {string} settings the path of its settings page
 * @property {boolean} isFloor whether it is the empty popup
 */

/**
 * Throws when a folder is no built extension with a toolbar window.
 * @param {string[]} folders
 * @param {string} floor the folder in which the empty popup is created
 * @returns {Build[]} the floor last
 */
export function buildsOf(folders, floor) {
  writeFloor(floor);
  const names = folders.map((_, at) => String.fromCodePoint(0x41 + at));
  return [
    ...folders.map((folder, at) => buildOf(names[at] ?? '', folder)),
    { ...buildOf('empty popup', floor), isFloor: true },
  ];
}

/**
 * @param {string} name
 * @param {string} folder
 * @returns {Build}
 */
function buildOf(name, folder) {
  let manifest;
  try {
    manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  } catch {
    throw new Error(`${folder}: no built extension, because it has no readable manifest.json`);
  }
  const popup = manifest?.action?.default_popup;
  if (typeof popup !== 'string') {
    throw new Error(`${folder}: the manifest names no action.default_popup`);
  }
  return { name, folder, popup, settings: String(manifest.options_ui?.page), isFloor: false };
}
