// Why a region gave no account.

/** @import {Area, Refusal} from '../core/warifu.js' */

/** A code has 21 modules a side at least, with a margin around them. */
const LEAST = 25;

/** Whether no code can be so small, in the capture's own pixels. @param {Area} area */
export function isTooSmall({ width, height }) {
  return Math.min(width, height) < LEAST;
}

/**
 * The key of the text that says it; `null` where the refusal's own does.
 * @param {Refusal} refused
 * @param {boolean} isCut whether it cuts through a code that is known to be there
 */
export function regionFailure({ code }, isCut) {
  switch (code) {
    case 'qr_not_found':
      return isCut ? 'region_cut' : 'region_missed';
    case 'qr_out_of_time':
    case 'worker_too_slow':
      return isCut ? 'region_cut' : 'region_too_slow';
    case 'worker_not_read':
      return 'region_trouble';
    default:
      return null;
  }
}
