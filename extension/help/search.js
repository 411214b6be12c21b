// Searches the manual: hides the parts without a match, and marks the matches in the others.

import { find } from '../forms/dom.js';
import { fold, foldWithOrigins } from './fold.js';

/**
 * Hides what does not contain every word. Shows everything if there is no word.
 * @param {HTMLElement} article
 * @param {readonly string[]} words folded
 * @returns {number} the parts with a match
 */
export function showMatches(article, words) {
  let count = 0;
  for (const child of childrenOf(article)) {
    if (isSection(child)) count += showInSection(child, words);
    else child.hidden = words.length > 0 && child.tagName !== 'H1';
  }
  markMatches(article, words);
  return count;
}

/**
 * @param {HTMLElement} section with a heading, texts of its own, and smaller sections
 * @param {readonly string[]} words
 */
function showInSection(section, words) {
  const heading = find(section, 'h2', HTMLElement);
  const has = (/** @type {HTMLElement[]} */ parts) => {
    const text = fold([heading, ...parts].map(({ textContent }) => textContent).join('\n'));
    return parts.length > 0 && words.every((word) => text.includes(word));
  };
  const parts = childrenOf(section).filter((child) => child !== heading);
  const smaller = parts.filter(isSection);
  const own = parts.filter((part) => !isSection(part));
  const matches = [own, ...smaller.map((one) => [one])].filter((group) => {
    const isShown = has(group);
    for (const part of group) part.hidden = !isShown;
    return isShown;
  });
  section.hidden = matches.length === 0;
  return matches.length;
}

/**
 * @param {HTMLElement} article
 * @param {readonly string[]} words
 */
function markMatches(article, words) {
  const ranges = [...article.querySelectorAll('h2, h3, p, li')].flatMap((element) =>
    words.flatMap((word) => rangesOf(element, word)),
  );
  CSS.highlights.set('match', new Highlight(...ranges));
}

/**
 * The places of a word in the text that is directly in an element, or in its spans.
 * @param {Element} element
 * @param {string} word
 * @returns {Range[]}
 */
function rangesOf(element, word) {
  const nodes = textsOf(element);
  const { folded, origins } = foldWithOrigins(nodes.map(({ data }) => data).join(''));
  /** @type {Range[]} */
  const ranges = [];
  for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
    const range = new Range();
    range.setStart(...placeIn(nodes, origins[at] ?? 0));
    range.setEnd(...placeIn(nodes, origins[at + word.length] ?? 0));
    ranges.push(range);
  }
  return ranges;
}

/**
 * The texts of an element, without those of the blocks in it, which are marked by themselves.
 * @param {Element} element
 * @returns {Text[]}
 */
function textsOf(element) {
  return [...element.childNodes].flatMap((child) => {
    if (child instanceof Text) return [child];
    return child instanceof Element && child.matches('a, strong') ? textsOf(child) : [];
  });
}

/**
 * @param {Text[]} nodes
 * @param {number} offset in their texts joined
 * @returns {[node: Text, offset: number]}
 */
function placeIn(nodes, offset) {
  let before = 0;
  for (const node of nodes) {
    if (offset <= before + node.length) return [node, offset - before];
    before += node.length;
  }
  throw new RangeError('beyond the end of the text');
}

/** @param {Element} element */
const isSection = ({ tagName }) => tagName === 'SECTION';

/** @param {Element} element */
function childrenOf(element) {
  return [...element.children].filter((child) => child instanceof HTMLElement);
}
