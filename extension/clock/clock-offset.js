// How far this PC's clock is from a server's, as far as an answer tells.

/** @import {ServerTime} from './server-time.js' */

/** A code holds for 30 seconds, and servers take those beside it: less than this seldom matters. */
const SMALL = 15;

/**
 * @typedef {object} Offset
 * @property {number} seconds by which this PC is ahead; negative where it is behind
 * @property {number} within seconds by which that may be wrong, up or down
 */

/**
 * @param {Pick<ServerTime, 'date' | 'age' | 'before' | 'after'>} times
 * @returns {Offset | null} `null` where the answer tells no time
 */
export function clockOffset({ date, age, before, after }) {
  const told = Date.parse(date ?? '');
  if (Number.isNaN(told)) return null;
  const kept = /^\d{1,9}$/u.test(age ?? '') ? Number(age) * 1_000 : 0;
  // The server's second began up to a second before it answered, and it answered at some time between question and answer.
  const server = told + kept + 500;
  const spread = 500 + (after - before) / 2;
  return {
    seconds: Math.round(((before + after) / 2 - server) / 1_000),
    within: Math.ceil(spread / 1_000),
  };
}

/**
 * What is to be said of it.
 * @param {Offset} offset
 * @returns {'right' | 'small' | 'ahead' | 'behind'}
 */
export function judgeOffset({ seconds, within }) {
  if (Math.abs(seconds) <= within) return 'right';
  if (Math.abs(seconds) < SMALL) return 'small';
  return seconds > 0 ? 'ahead' : 'behind';
}
