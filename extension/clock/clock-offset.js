// How far this PC's clock is from a server's clock.

/** @import {ServerTime} from './server-time.js' */

/**
 * In seconds. A code is valid for 30 seconds, and servers usually accept its neighbours too, so a
 * smaller offset seldom matters.
 */
const SMALL_OFFSET = 15;

const HALF_HOUR = 1_800;
/** From UTC−12 to UTC+14. */
const WIDEST_ZONES = 26 * 3_600;

/** Units of time and their lengths in seconds. */
const UNITS = /** @type {const} */ ([
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]);

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
 * @returns {'right' | 'small' | 'zone' | 'wrong'} `right`: no offset was measurable; `zone`: the
 *   clock is right for another time zone
 */
export function judgeOffset({ seconds, within }) {
  const size = Math.abs(seconds);
  if (size <= within) return 'right';
  if (size < SMALL_OFFSET) return 'small';
  const rest = size % HALF_HOUR;
  const isWhole = Math.min(rest, HALF_HOUR - rest) <= Math.max(within, SMALL_OFFSET);
  const isZone = size > HALF_HOUR / 2 && size <= WIDEST_ZONES + SMALL_OFFSET;
  return isWhole && isZone ? 'zone' : 'wrong';
}

/**
 * The offset in words, in its two largest units: “9 hours”, “6 minutes 40 seconds”.
 * @param {Offset} offset
 * @param {'ja' | 'en'} language
 */
export function describeOffset({ seconds }, language) {
  const size = Math.abs(seconds);
  // Seconds are left out of a time zone, because they are the clock's error.
  const rounded =
    judgeOffset({ seconds, within: 0 }) === 'zone' ? Math.round(size / 60) * 60 : size;
  let rest = rounded;
  const parts = UNITS.flatMap(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count === 0 ? [] : [{ unit, count }];
  });
  const format = (/** @type {{unit: string, count: number}} */ { unit, count }) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  const shown = rounded < 120 ? [{ unit: 'second', count: rounded }] : parts.slice(0, 2);
  return shown.map(format).join(' ');
}
