// Readings → tables.

import { median, percentile, shown, table } from '../table.js';
import { judge, kindOf } from './judge.js';
import { ZXING_WASM } from './readers.js';

/** @import {Answer, Kind, Trap, Verdict} from './judge.js' */
/** @import {Reading} from './run.js' */

/**
 * @typedef {object} Total of a reader
 * @property {Share} rendered
 * @property {Share} public
 * @property {number} falseReads
 * @property {number} unexpected
 * @property {number} traps
 * @property {number} median ms, without traps
 * @property {number} p95 ms, without traps
 */

/** @typedef {{read: number, of: number}} Share */

const HEADINGS = {
  rendered: 'rendered',
  public: 'public',
  hard: 'drawn to be hard',
  nothing: 'no QR code',
  unknown: 'texts not known',
};
const KINDS = /** @type {Kind[]} */ (Object.keys(HEADINGS));

/**
 * @param {Reading} reading
 * @param {string} reader
 * @returns {Verdict}
 */
export function verdictOf({ sample, answers }, reader) {
  return judge(sample, textsOf(answers[reader]));
}

/** @param {Answer | Trap | undefined} answer */
export function textsOf(answer) {
  return answer !== undefined && 'texts' in answer ? answer.texts : [];
}

/** NaN after a trap. @param {Answer | Trap | undefined} answer */
export function msOf(answer) {
  return answer !== undefined && 'ms' in answer ? answer.ms : NaN;
}

/**
 * @param {Reading[]} readings
 * @param {string} reader
 * @returns {Total}
 */
export function totalOf(readings, reader) {
  const verdicts = readings.map((reading) => verdictOf(reading, reader));
  const times = readings.flatMap(({ answers: { [reader]: answer } }) =>
    answer && 'ms' in answer ? [answer.ms] : [],
  );
  const count = (/** @type {'falseReads' | 'unexpected'} */ what) =>
    verdicts.reduce((sum, verdict) => sum + verdict[what].length, 0);
  return {
    rendered: shareOf(
      readings.filter(({ sample }) => kindOf(sample) === 'rendered'),
      reader,
    ),
    public: shareOf(
      readings.filter(({ sample }) => kindOf(sample) === 'public'),
      reader,
    ),
    falseReads: count('falseReads'),
    unexpected: count('unexpected'),
    traps: readings.length - times.length,
    median: median(times),
    p95: percentile(times, 95),
  };
}

/**
 * @param {Reading[]} readings
 * @param {string} reader
 * @returns {Share}
 */
function shareOf(readings, reader) {
  return {
    read: readings.filter((reading) => verdictOf(reading, reader).read).length,
    of: readings.length,
  };
}

/**
 * @param {Reading[]} readings
 * @param {string[]} readers
 */
export function setTable(readings, readers) {
  const rows = KINDS.flatMap((kind) => {
    const ofKind = readings.filter(({ sample }) => kindOf(sample) === kind);
    const sets = [...new Set(ofKind.map(({ sample }) => sample.set))].map((set) => {
      const those = ofKind.filter(({ sample }) => sample.set === set);
      return [
        `  ${set}`,
        String(those.length),
        ...readers.map((reader) => cell(kind, those, reader)),
      ];
    });
    return sets.length > 0 ? [[HEADINGS[kind]], ...sets] : [];
  });
  return table([['set', 'pictures', ...readers], ...rows]);
}

/**
 * @param {Kind} kind
 * @param {Reading[]} readings
 * @param {string} reader
 */
function cell(kind, readings, reader) {
  if (kind === 'nothing') return `${totalOf(readings, reader).falseReads} false`;
  const share = shareOf(readings, reader);
  return kind === 'unknown' ? `${share.read} read` : percent(share);
}

/** @param {Map<string, Total>} totals by the readers' names */
export function totalTable(totals) {
  const all = [...totals.values()];
  const row = (/** @type {string} */ what, /** @type {(total: Total) => string} */ say) => [
    what,
    ...all.map(say),
  ];
  const ratios = ZXING_WASM.map((name) => {
    const to = totals.get(name)?.median ?? NaN;
    return row(`median / that of ${name}`, (total) => (total.median / to).toFixed(2));
  });
  return table([
    ['', ...totals.keys()],
    row('rendered, read', (total) => percent(total.rendered)),
    row('public, read', (total) => percent(total.public)),
    row('false reads', ({ falseReads }) => String(falseReads)),
    row('unexpected texts', ({ unexpected }) => String(unexpected)),
    row('traps', ({ traps }) => String(traps)),
    row('median ms', (total) => shown(total.median)),
    row('95th percentile ms', ({ p95 }) => shown(p95)),
    ...ratios,
  ]);
}

/**
 * How long each reader takes to find nothing.
 * @param {Reading[]} readings of pages without a QR code
 * @param {string[]} readers
 */
export function pageTable(readings, readers) {
  const rows = readings.map(({ sample, answers }) => [
    sample.file,
    ...readers.map((reader) => shown(msOf(answers[reader]))),
  ]);
  return table([['nothing found, ms', ...readers], ...rows]);
}

/** Rounded down, so that a goal is not met by rounding. @param {Share} share */
export function percent({ read, of }) {
  return of === 0 ? '–' : `${(Math.floor((read * 1000) / of) / 10).toFixed(1)} %`;
}
