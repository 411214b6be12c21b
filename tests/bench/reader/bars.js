// The goals of Warifu's reader, and whether a run met them.

import { shown } from '../table.js';
import { kindOf, sameTexts } from './judge.js';
import { LARGE, SMALL } from './pages.js';
import { NATIVELY, WASM, ZXING_WASM } from './readers.js';
import { msOf, percent, textsOf, totalOf, verdictOf } from './report.js';

/** @import {Answer, Trap} from './judge.js' */
/** @import {Share, Total} from './report.js' */
/** @import {Reading} from './run.js' */

const RENDERED_PERCENT = 99.7;
const PUBLIC_PERCENT = 97.6;
/** Of the median, to that of zxing-wasm's faster input. */
const RATIOS = { rendered: 0.5, all: 0.55 };
/** Until nothing is found, natively on a small page and in WebAssembly on a large one. */
const PAGE_MS = { small: 150, large: 1_500 };

/**
 * A line for each goal. Of wasm and native the worse one counts.
 * @param {Reading[]} readings
 * @param {Map<string, Total>} totals by the readers' names
 */
export function bars(readings, totals) {
  const ours = [WASM, NATIVELY].flatMap((name) => totals.get(name) ?? []);
  const worst = (/** @type {'rendered' | 'public'} */ what) =>
    ours.map((total) => total[what]).toSorted((one, other) => one.read - other.read)[0] ?? {
      read: 0,
      of: 0,
    };
  const most = (/** @type {'falseReads' | 'traps'} */ what) =>
    Math.max(...ours.map((total) => total[what]));
  const rendered = readings.filter(({ sample }) => kindOf(sample) === 'rendered');
  const differ = differences(readings).length;
  return [
    share(`${RENDERED_PERCENT} % of the rendered`, worst('rendered'), RENDERED_PERCENT),
    share(`${PUBLIC_PERCENT} % of the public`, worst('public'), PUBLIC_PERCENT),
    line(most('falseReads') === 0, `no false read: ${most('falseReads')}`),
    line(most('traps') === 0, `no trap: ${most('traps')}`),
    line(differ === 0, `wasm and native read the same: ${differ} pictures differ`),
    ratio('the rendered', rendered, RATIOS.rendered),
    ratio('all', readings, RATIOS.all),
    slowest(readings, SMALL.set, NATIVELY, PAGE_MS.small),
    slowest(readings, LARGE.set, WASM, PAGE_MS.large),
  ];
}

/**
 * @param {string} what
 * @param {Reading[]} readings
 * @param {number} wanted
 */
function ratio(what, readings, wanted) {
  if (readings.length === 0) return `no picture  time of ${what}`;
  const medianOf = (/** @type {string} */ name) => totalOf(readings, name).median;
  const is = medianOf(WASM) / Math.min(...ZXING_WASM.map(medianOf));
  return line(
    is <= wanted,
    `median of ${what} ≤ ${wanted} of zxing-wasm's faster input: ${is.toFixed(2)}`,
  );
}

/**
 * @param {Reading[]} readings
 * @param {string} set of pages without a QR code
 * @param {string} reader
 * @param {number} wanted
 */
function slowest(readings, set, reader, wanted) {
  const of = readings.filter(({ sample }) => sample.set === set);
  if (of.length === 0) return `no picture  ${set}`;
  const most = Math.max(...of.map(({ answers }) => msOf(answers[reader])));
  return line(most <= wanted, `${set}, ${reader}, nothing found ≤ ${wanted} ms: ${shown(most)}`);
}

/**
 * @param {string} what
 * @param {Share} share
 * @param {number} wanted
 */
function share(what, { read, of }, wanted) {
  if (of === 0) return `no picture  ${what}`;
  return line(
    read * 1000 >= Math.round(wanted * 10) * of,
    `${what}: ${percent({ read, of })}, ${read} of ${of}`,
  );
}

/**
 * @param {boolean} isMet
 * @param {string} what
 */
function line(isMet, what) {
  return `${isMet ? 'met    ' : 'NOT MET'}  ${what}`;
}

/** The pictures on which native and wasm differ. @param {Reading[]} readings */
export function differences(readings) {
  return readings
    .filter(({ answers }) => !sameTexts(textsOf(answers[WASM]), textsOf(answers[NATIVELY])))
    .map(
      ({ sample, answers }) =>
        `${sample.file}: wasm ${said(answers[WASM])}, native ${said(answers[NATIVELY])}`,
    );
}

/**
 * The QR codes that Warifu missed and the texts that it read unexpectedly, each with the other
 * readers that read them. A human has to judge.
 * @param {Reading[]} readings
 * @param {string[]} readers
 */
export function remarks(readings, readers) {
  return readings.flatMap((reading) => {
    const { sample, answers } = reading;
    const { read, falseReads, unexpected } = verdictOf(reading, WASM);
    const also = (/** @type {(reader: string) => boolean} */ test) =>
      readers.filter((reader) => reader !== WASM && test(reader)).join(', ') || 'no other';
    const seen = [...falseReads, ...unexpected].map((text) => {
      const others = also((reader) => textsOf(answers[reader]).includes(text));
      return `unexpected: ${sample.file}: ${JSON.stringify(text)}; also read by ${others}`;
    });
    const isMissed = !read && sample.expected?.length !== 0;
    const missed = `not read: ${sample.file}: ${said(answers[WASM])}; read by ${also((reader) => verdictOf(reading, reader).read)}`;
    return isMissed ? [...seen, missed] : seen;
  });
}

/** @param {Answer | Trap | undefined} answer */
function said(answer) {
  if (answer === undefined) return 'nothing';
  if ('trap' in answer) return `trap (${answer.trap})`;
  return answer.refused ?? JSON.stringify(answer.texts);
}
