// Dates in the user's language. Days are spelt out, because 11/12 is not the same day everywhere.

import { language } from './texts.js';

/**
 * A day, such as "November 28, 2026".
 * @param {number | Date} time a number: milliseconds since 1970
 */
export function formatDay(time) {
  return new Date(time).toLocaleDateString(language(), { dateStyle: 'long' });
}

/**
 * A day and the time of day, such as "Nov 28, 2026, 4:27 AM".
 * @param {number | Date} time a number: milliseconds since 1970
 */
export function formatMoment(time) {
  return new Date(time).toLocaleString(language(), { dateStyle: 'medium', timeStyle: 'short' });
}
