// Compares this PC's clock with that of a web page's server, at the user's request.

import {
  findOpenerTab,
  hasPermissions,
  isPolicyError,
  removePermissions,
  requestPermissions,
  runInDocument,
  runInFrames,
} from '../browser/browser.js';
import { Refusal } from '../base/refusal.js';
import { language, message } from '../base/texts.js';
import { fetchServerTime } from './server-time.js';
import { clockOffset, describeOffset, judgeOffset } from './clock-offset.js';

/** @import {ServerTime} from './server-time.js' */
/** @import {OptionalPermission} from '../browser/permissions.js' */

/**
 * @typedef {object} ClockResult
 * @property {boolean} isUsable whether servers are likely to accept the codes
 * @property {string} text the result and the next step
 */

/** @type {OptionalPermission[]} */
const NEEDED = ['scripting'];

/**
 * Asks the server of the page from which the user came. Must be called from a click or a key press,
 * because it may request a permission. A permission requested here is removed again.
 * @returns {Promise<ClockResult>}
 */
export async function checkClock() {
  const wasGranted = await hasPermissions(NEEDED);
  if (!wasGranted && !(await requestPermissions(NEEDED).catch(refuse)))
    throw new Refusal('permission_not_given');
  try {
    return describe(await askServer());
  } finally {
    if (!wasGranted) await removePermissions(NEEDED);
  }
}

async function askServer() {
  const tab = await findOpenerTab();
  if (tab === null) throw new Refusal('clock_no_page');
  const [page] = await runInFrames(tab, () => true).catch((/** @type {unknown} */ cause) => {
    throw new Refusal(isPolicyError(cause) ? 'clock_blocked_host' : 'clock_no_page', { cause });
  });
  const answer = page && (await runInDocument(tab, page.document, fetchServerTime, []));
  if (answer === undefined) throw new Refusal('clock_no_page');
  return /** @type {ServerTime} */ (answer.result);
}

/** @param {ServerTime} time @returns {ClockResult} */
function describe(time) {
  if (!time.isAnswered) throw new Refusal('clock_no_answer', { values: [time.host] });
  const offset = clockOffset(time);
  if (offset === null) throw new Refusal('clock_no_time', { values: [time.host] });
  const verdict = judgeOffset(offset);
  const direction = offset.seconds > 0 ? 'clock_ahead' : 'clock_behind';
  const result = verdict === 'right' ? 'clock_right' : direction;
  const nextStep = {
    right: 'clock_right_next',
    small: 'clock_small_next',
    zone: 'clock_zone_next',
    wrong: 'clock_next',
  }[verdict];
  const size = describeOffset(offset, language() === 'ja' ? 'ja' : 'en');
  const values = [size, time.host, String(offset.within)];
  return {
    isUsable: verdict === 'right' || verdict === 'small',
    text: [message(result, values), message(nextStep)].join(' '),
  };
}

/** @param {unknown} cause @returns {never} */
function refuse(cause) {
  throw new Refusal(isPolicyError(cause) ? 'blocked_clock' : 'permission_not_given', { cause });
}
