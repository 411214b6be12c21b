// Timings of steps → rows of a table.

import { median, shown } from '../table.js';

/**
 * @typedef {object} Timing of one step on one picture
 * @property {string} file
 * @property {string} step
 * @property {number[]} ours ms, a round each
 * @property {number[]} library the same
 */

/**
 * A row for each step: in V8 and natively the sums of both versions, and the library's time divided
 * by ours.
 * @param {string} pictures
 * @param {{v8: Timing[], native: Timing[]}} timings
 */
export function rowsOf(pictures, { v8, native }) {
  const steps = [...new Set(v8.map(({ step }) => step))];
  return steps.map((step) => [step, pictures, ...cells(v8, step), ...cells(native, step)]);
}

/**
 * @param {Timing[]} timings
 * @param {string} step
 */
function cells(timings, step) {
  const ofStep = timings.filter((timing) => timing.step === step);
  const sum = (/** @type {'ours' | 'library'} */ version) =>
    ofStep.reduce((total, timing) => total + median(timing[version]), 0);
  const [ours, library] = [sum('ours'), sum('library')];
  return [shown(ours), shown(library), (library / ours).toFixed(1)];
}
