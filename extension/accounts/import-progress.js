// The progress of a set of accounts that is spread over several QR codes, in words.

import { message } from '../base/texts.js';

/** @import {ImportProgress} from '../core/codes.js' */

/** @param {ImportProgress} progress */
export function describeProgress({ have, missing }) {
  const parts = have.length + missing.length;
  if (parts === 1) return message('transfer_single');
  if (missing.length === 0) return message('transfer_whole', [String(parts)]);
  return message('transfer_missing', [
    String(parts),
    describeNumbers(have),
    describeNumbers(missing),
  ]);
}

/**
 * Three or more consecutive numbers become a range: 1, 3 to 5.
 * @param {readonly number[]} numbers ascending
 */
export function describeNumbers(numbers) {
  /** @type {[number, number][]} */
  const ranges = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const texts = ranges.flatMap(([from, to]) => {
    if (to - from >= 2) return [message('transfer_parts', [String(from), String(to)])];
    return [...new Set([from, to])].map((one) => message('transfer_part', [String(one)]));
  });
  return texts.join(message('list_separator'));
}
