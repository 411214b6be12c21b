// Why a region gave no account.

/** @import {Area} from '../core/reader.js' */
/** @import {Refused} from '../base/refusal.js' */

/** The smallest QR code has 21 modules a side, plus a margin; a module needs at least one pixel. */
const MIN_SIDE = 25;

/**
 * Whether the region is too small for any QR code.
 * @param {Area} area in the capture's own pixels
 */
export function isTooSmall({ width, height }) {
  return Math.min(width, height) < MIN_SIDE;
}

/**
 * Returns the key of the text for the user; `null` if the refusal's own text is right.
 * @param {Refused} refused
 * @param {boolean} isCut whether the region cuts through a QR code that was found before
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
