// What is asked of Warifu's reader, and what a run says to it.

import { sameTexts } from './judge.js';
import { NATIVELY, WASM, ZXING_WASM } from './readers.js';
import { percent, textsOf, verdictOf } from './report.js';

/** @import {Answer, Trap} from './judge.js' */
/** @import {Share, Total} from './report.js' */
/** @import {Reading} from './run.js' */

const RENDERED_PERCENT = 98;
const PUBLIC_PERCENT = 96;
const MEDIAN_RATIO = 0.5;

/**
 * A line for each bar. Where wasm and native differ the worse of the two counts.
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
  const most = (/** @type {'invented' | 'traps'} */ what) =>
    Math.max(...ours.map((total) => total[what]));
  const fastest = Math.min(...ZXING_WASM.map((name) => totals.get(name)?.median ?? NaN));
  const ratio = (totals.get(WASM)?.median ?? NaN) / fastest;
  const differ = differences(readings).length;
  return [
    share(`${RENDERED_PERCENT} % of the rendered`, worst('rendered'), RENDERED_PERCENT),
    share(`${PUBLIC_PERCENT} % of the public`, worst('public'), PUBLIC_PERCENT),
    line(most('invented') === 0, `no false read: ${most('invented')}`),
    line(most('traps') === 0, `no trap: ${most('traps')}`),
    line(differ === 0, `wasm reads what native reads: ${differ} pictures differ`),
    line(
      ratio <= MEDIAN_RATIO,
      `median ≤ ${MEDIAN_RATIO} of zxing-wasm's, the faster way: ${ratio.toFixed(2)}`,
    ),
  ];
}

/**
 * @param {string} what
 * @param {Share} share
 * @param {number} wanted
 */
function share(what, { read, of }, wanted) {
  if (of === 0) return `no picture  ${what}`;
  return line(read * 100 >= wanted * of, `${what}: ${percent({ read, of })}, ${read} of ${of}`);
}

/**
 * @param {boolean} isMet
 * @param {string} what
 */
function line(isMet, what) {
  return `${isMet ? 'met    ' : 'NOT MET'}  ${what}`;
}

/** Where native and wasm read otherwise. @param {Reading[]} readings */
export function differences(readings) {
  return readings
    .filter(({ answers }) => !sameTexts(textsOf(answers[WASM]), textsOf(answers[NATIVELY])))
    .map(
      ({ sample, answers }) =>
        `${sample.file}: wasm ${said(answers[WASM])}, native ${said(answers[NATIVELY])}`,
    );
}

/**
 * What Warifu missed and what it read that the truth does not name, with those that read the same: a person judges.
 * @param {Reading[]} readings
 * @param {string[]} readers
 */
export function remarks(readings, readers) {
  return readings.flatMap((reading) => {
    const { sample, answers } = reading;
    const { read, invented, unexpected } = verdictOf(reading, WASM);
    const also = (/** @type {(reader: string) => boolean} */ test) =>
      readers.filter((reader) => reader !== WASM && test(reader)).join(', ') || 'no other';
    const seen = [...invented, ...unexpected].map((text) => {
      const others = also((reader) => textsOf(answers[reader]).includes(text));
      return `read though not named: ${sample.file}: ${JSON.stringify(text)}; so did ${others}`;
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
