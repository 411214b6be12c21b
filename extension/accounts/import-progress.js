// Google Authenticator's transfer codes: which of a transfer's codes are there, and which are missing.

import { message } from '../base/texts.js';

/** @import {TransferView} from '../core/codes.js' */

/**
 * What a transfer has and lacks, in words.
 * @param {Pick<TransferView, 'parts' | 'have' | 'missing'>} view
 */
export function describeParts({ parts, have, missing }) {
  if (parts <= 1) return message('transfer_single');
  if (missing.length === 0) return message('transfer_whole', [String(parts)]);
  return message('transfer_missing', [String(parts), list(have), list(missing)]);
}

/**
 * Numbers as a person says them: 1, 3 to 5.
 * @param {readonly number[]} numbers ascending
 */
function list(numbers) {
  /** @type {[number, number][]} */
  const runs = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const said = runs.flatMap(([from, to]) => {
    if (to - from < 2)
      return [...new Set([from, to])].map((one) => message('transfer_part', [String(one)]));
    return [message('transfer_parts', [String(from), String(to)])];
  });
  return said.join(message('list_separator'));
}
