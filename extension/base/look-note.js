// A note of how pages look, in `localStorage`, which can be read before the first frame.

/** @import {Settings} from './settings.js' */

/**
 * `language`: of the texts; empty if it is not yet known. `isManaged`: whether the administrator
 * has chosen it.
 * @typedef {Pick<Settings, 'appearance' | 'textSize'> & {language: string, isManaged: boolean}}
 *   LookNote
 */

const NAME = 'look';

/** @returns {LookNote} the defaults if there is no note, or if it is damaged */
export function readLookNote() {
  const { appearance = 'system', textSize = 'normal', language = '', isManaged = false } = parse();
  return { appearance, textSize, language, isManaged };
}

/**
 * @param {LookNote} note
 * @returns {boolean} whether it differs from the one before
 */
export function writeLookNote(note) {
  const text = JSON.stringify(note);
  if (text === localStorage.getItem(NAME)) return false;
  localStorage.setItem(NAME, text);
  return true;
}

/** @returns {Partial<LookNote>} */
function parse() {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? '{}') ?? {};
  } catch (thrown) {
    console.warn('the note of the look is damaged: the defaults are used', thrown);
    return {};
  }
}
