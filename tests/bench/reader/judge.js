// What a reading is worth.

/** @import {Sample} from './samples.js' */

/**
 * @typedef {'rendered' | 'public' | 'nothing' | 'unknown'} Kind `nothing`: there is no code on the picture; `unknown`:
 *   nobody has written down what there is
 */

/**
 * @typedef {object} Answer one reader's about one picture
 * @property {string[]} texts
 * @property {number} ms from the file's bytes to the texts
 * @property {string} [refused] why there are none, in the reader's words
 */

/** @typedef {{trap: string}} Trap the reader ended instead of answering */

/**
 * @typedef {object} Verdict
 * @property {boolean} read every text that is there was found; of an unknown picture, any was
 * @property {string[]} invented texts where nothing is
 * @property {string[]} unexpected texts that the truth does not name, though it names others
 */

/** @param {Sample} sample @returns {Kind} */
export function kindOf({ set, expected }) {
  if (expected === null) return 'unknown';
  if (expected.length === 0) return 'nothing';
  return set.startsWith('syn-') ? 'rendered' : 'public';
}

/**
 * @param {Sample} sample
 * @param {string[]} texts
 * @returns {Verdict}
 */
export function judge({ expected }, texts) {
  if (expected === null) return { read: texts.length > 0, invented: [], unexpected: [] };
  if (expected.length === 0) return { read: false, invented: texts, unexpected: [] };
  const there = expected.map(comparable);
  const found = texts.map(comparable);
  const unexpected = texts.filter((_, index) => !there.includes(found[index] ?? ''));
  return { read: there.every((text) => found.includes(text)), invented: [], unexpected };
}

/**
 * @param {string[]} texts
 * @param {string[]} others
 */
export function sameTexts(texts, others) {
  return JSON.stringify(texts.toSorted()) === JSON.stringify(others.toSorted());
}

/** Files that hold a truth end their lines as their editors liked. @param {string} text */
function comparable(text) {
  return text.replaceAll('\r\n', '\n').replace(/\n+$/u, '');
}
