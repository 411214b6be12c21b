// Whether a reading is right.

/** @import {Sample} from './samples.js' */

/**
 * @typedef {'rendered' | 'public' | 'hard' | 'nothing' | 'unknown'} Kind `hard`: drawn to be hard;
 *   `nothing`: the picture has no QR code; `unknown`: its texts are not known
 */

/**
 * @typedef {object} Answer of a reader about a picture
 * @property {string[]} texts
 * @property {number} ms from the file's bytes to the texts
 * @property {string} [refused] the reader's own error
 */

/** @typedef {{trap: string}} Trap the reader ended without an answer */

/**
 * @typedef {object} Verdict
 * @property {boolean} read every expected text was found; on an unknown picture, any text
 * @property {string[]} falseReads texts on a picture without a QR code
 * @property {string[]} unexpected other texts than the expected ones
 */

/** @param {Sample} sample @returns {Kind} */
export function kindOf({ set, expected }) {
  if (expected === null) return 'unknown';
  if (expected.length === 0) return 'nothing';
  if (set.startsWith('hard-')) return 'hard';
  return set.startsWith('syn-') ? 'rendered' : 'public';
}

/**
 * @param {Sample} sample
 * @param {string[]} texts
 * @returns {Verdict}
 */
export function judge({ expected }, texts) {
  if (expected === null) return { read: texts.length > 0, falseReads: [], unexpected: [] };
  if (expected.length === 0) return { read: false, falseReads: texts, unexpected: [] };
  const there = expected.map(comparable);
  const found = texts.map(comparable);
  const unexpected = texts.filter((_, index) => !there.includes(found[index] ?? ''));
  return { read: there.every((text) => found.includes(text)), falseReads: [], unexpected };
}

/**
 * @param {string[]} texts
 * @param {string[]} others
 */
export function sameTexts(texts, others) {
  return JSON.stringify(texts.toSorted()) === JSON.stringify(others.toSorted());
}

/** The files with the expected texts have various line ends. @param {string} text */
function comparable(text) {
  return text.replaceAll('\r\n', '\n').replace(/\n+$/u, '');
}
