// How far this PC's clock is from a server's clock.

/** @import {ServerTime} from './server-time.js' */

/**
 * In seconds. A code is valid for 30 seconds, and servers usually accept its neighbours too, so a
 * smaller offset seldom matters.
 */
const SMALL_OFFSET = 15;

/**
 * @typedef {object} Offset
 * @property {number} seconds by which this PC is ahead; negative if it is behind
 * @property {number} within the error of `seconds`, up or down
 */

/**
 * @param {Pick<ServerTime, 'date' | 'age' | 'before' | 'after'>} time
 * @returns {Offset | null} `null` if the response has no valid date
 */
export function clockOffset({ date, age, before, after }) {
  const dateMs = Date.parse(date ?? '');
  if (Number.isNaN(dateMs)) return null;
  const ageMs = /^\d{1,9}$/u.test(age ?? '') ? Number(age) * 1_000 : 0;
  // The date is rounded down by up to a second; 500 ms is the middle. The server read its clock at
  // an unknown moment between request and response.
  const server = dateMs + ageMs + 500;
  const errorMs = 500 + (after - before) / 2;
  return {
    seconds: Math.round(((before + after) / 2 - server) / 1_000),
    within: Math.ceil(errorMs / 1_000),
  };
}

/**
 * @param {Offset} offset
 * @returns {'right' | 'small' | 'ahead' | 'behind'} `right`: no offset was measurable
 */
export function judgeOffset({ seconds, within }) {
  if (Math.abs(seconds) <= within) return 'right';
  if (Math.abs(seconds) < SMALL_OFFSET) return 'small';
  return seconds > 0 ? 'ahead' : 'behind';
}
