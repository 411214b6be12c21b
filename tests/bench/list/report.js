// The figures of all builds in one table.

import { median, percentile } from '../table.js';

/**
 * @typedef {object} Measurement
 * @property {string} name
 * @property {'ms' | 'MB' | 'KB' | ''} unit
 * @property {Record<string, number[]>} samples by the build's name, in the unit
 */

/**
 * The builds' names in their order. The floor is none of them.
 * @typedef {{builds: string[], floor: string}} Names
 */

const COLUMNS = ['', '', 'median', 'min', 'p90', 'above the floor', 'ratio'];

/**
 * Rows of cells: a line for each build in each measurement. The ratio is to the first build: of the
 * times above the floor if there is a floor, and of the medians otherwise.
 * @param {Measurement[]} measurements
 * @param {Names} names
 */
export function rowsOf(measurements, names) {
  return [COLUMNS, ...measurements.flatMap((measurement) => linesOf(measurement, names))];
}

/**
 * @param {Measurement} measurement
 * @param {Names} names
 */
function linesOf({ name, unit, samples }, { builds, floor }) {
  const floorOf = samples[floor];
  const lowest = floorOf === undefined ? 0 : median(floorOf);
  const above = (/** @type {string} */ build) => median(samples[build] ?? []) - lowest;
  const present = [...builds, floor].filter((build) => samples[build] !== undefined);
  return present.map((build, at) => {
    const numbers = samples[build] ?? [];
    const isOne = numbers.length === 1;
    const ratio = above(build) / above(builds[0] ?? '');
    return [
      at === 0 ? [name, unit].filter(Boolean).join(', ') : '',
      build,
      figure(median(numbers), unit),
      isOne ? '' : figure(Math.min(...numbers), unit),
      isOne ? '' : figure(percentile(numbers, 90), unit),
      floorOf === undefined || build === floor ? '' : figure(above(build), unit),
      build === floor || build === builds[0] || !Number.isFinite(ratio) ? '' : ratio.toFixed(2),
    ];
  });
}

/**
 * @param {number} number
 * @param {Measurement['unit']} unit
 */
function figure(number, unit) {
  if (!Number.isFinite(number)) return '–';
  if (unit === '') return Math.round(number).toLocaleString('en');
  if (unit === 'MB') return number.toFixed(number < 10 ? 2 : 1);
  return number.toFixed(Math.abs(number) < 100 ? 1 : 0);
}

/** Pipes and padding, texts to the left and numbers to the right. @param {string[][]} rows */
export function markdown(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const padded = rows.map((cells) =>
    line(widths.map((width, column) => pad(cells[column] ?? '', width, column))),
  );
  const rule = line(
    widths.map((width, column) => '-'.repeat(width - 1) + (column < 2 ? '-' : ':')),
  );
  return [padded[0], rule, ...padded.slice(1)].join('\n');
}

/**
 * @param {string} cell
 * @param {number} width
 * @param {number} column
 */
function pad(cell, width, column) {
  return column < 2 ? cell.padEnd(width) : cell.padStart(width);
}
