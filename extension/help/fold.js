// Folds text so that width, case and kana make no difference. The list's search does more, in the
// core, which this page does not load.

/** A character with the marks after it, which NFKC may join to it: `ｶﾞ`. */
const UNIT = /.[\p{Mark}\uFF9E\uFF9F]*/gsu;
const KATAKANA = /[\u30A1-\u30F6\u30FD\u30FE]/gu;

/** @param {string} text */
export function fold(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/**
 * Folds text, and keeps where each part came from.
 * @param {string} text
 * @returns {{folded: string, origins: number[]}} `origins`: for each UTF-16 unit of the folded
 *   text, and for its end, the place in the text
 */
export function foldWithOrigins(text) {
  let folded = '';
  /** @type {number[]} */
  const origins = [];
  for (const { 0: unit, index } of text.matchAll(UNIT)) {
    const plain = fold(unit);
    origins.push(...Array.from({ length: plain.length }, () => index));
    folded += plain;
  }
  return { folded, origins: [...origins, text.length] };
}

/** The words of a query, folded. @param {string} query */
export function wordsIn(query) {
  return fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
}
