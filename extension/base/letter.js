// The first letter of a name and its colour, for entries without an icon.

/** The number of colours that theme.css has for letters. */
export const COLOURS = 8;

/**
 * A letter or digit with its marks. That is a grapheme of all scripts but some of India, where
 * joined consonants give their first one. `Intl.Segmenter` takes 16 ms to make (Chromium 156),
 * which the toolbar's window has not.
 */
const LETTER = /[\p{L}\p{N}]\p{M}*/u;

/**
 * The first letter or digit of a name, with the marks that belong to it. Signs before it are passed
 * over: U+3010 or an emoji. Empty if there is no letter.
 * @param {string} name
 */
export function letterOf(name) {
  const [letter = ''] = LETTER.exec(name.normalize('NFKC')) ?? [];
  const upper = letter.toUpperCase();
  // Some letters have two capitals: ß is SS.
  return upper.length === letter.length ? upper : letter;
}

/**
 * The colour of a name, always the same one: FNV-1a of its UTF-16 code units, as they are compared
 * without regard to case and width.
 * @param {string} name
 * @returns {number} from 0
 */
export function colourOf(name) {
  let hash = 0x811c9dc5;
  const same = name.normalize('NFKC').toLowerCase();
  for (let at = 0; at < same.length; at += 1)
    hash = Math.imul(hash ^ same.charCodeAt(at), 0x01000193) >>> 0;
  return ((hash ^ (hash >>> 16)) >>> 0) % COLOURS;
}
