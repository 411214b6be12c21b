// This PC's clock beside that of a page's own server, when a person asks for it.

import {
  requestPermissions,
  removePermissions,
  hasPermissions,
  runInDocument,
  runInFrames,
  findOpenerTab,
} from '../browser/browser.js';
import { Refusal } from '../base/refusal.js';
import { message } from '../base/texts.js';
import { fetchServerTime } from './server-time.js';
import { clockOffset, judgeOffset } from './clock-offset.js';

/** @import {ServerTime} from './server-time.js' */
/** @import {OptionalPermission} from '../browser/permissions.js' */

/** @type {OptionalPermission[]} */
const NEEDED = ['scripting'];

/**
 * Compares with the server of the page behind this one. Must be called while a person presses something: what it needs is asked
 * for, and given back.
 * @returns {Promise<string>} what is so and what to do, in words
 */
export async function checkClock() {
  const wasThere = await hasPermissions(NEEDED);
  if (!wasThere && !(await requestPermissions(NEEDED).catch(isRefused)))
    throw new Refusal('permission_not_given');
  try {
    return tell(await ask());
  } finally {
    if (!wasThere) await removePermissions(NEEDED);
  }
}

async function ask() {
  const tab = await findOpenerTab();
  if (tab === null) throw new Refusal('clock_no_page');
  const [page] = await runInFrames(tab, () => true).catch((/** @type {unknown} */ cause) => {
    throw new Refusal('clock_no_page', { cause });
  });
  const answer = page && (await runInDocument(tab, page.document, fetchServerTime, []));
  if (answer === undefined) throw new Refusal('clock_no_page');
  return /** @type {ServerTime} */ (answer.result);
}

/** @param {ServerTime} times */
function tell(times) {
  if (!times.isAnswered) throw new Refusal('clock_no_answer', { values: [times.host] });
  const offset = clockOffset(times);
  if (offset === null) throw new Refusal('clock_no_time', { values: [times.host] });
  const verdict = judgeOffset(offset);
  const size = Math.abs(offset.seconds);
  const shown =
    size < 120
      ? message('seconds', [String(size)])
      : message('minutes_seconds', [String(Math.floor(size / 60)), String(size % 60)]);
  const direction = offset.seconds > 0 ? 'clock_ahead' : 'clock_behind';
  const what = verdict === 'right' ? 'clock_right' : direction;
  const next = {
    right: 'clock_right_next',
    small: 'clock_small_next',
    ahead: 'clock_next',
    behind: 'clock_next',
  }[verdict];
  return [message(what, [shown, times.host, String(offset.within)]), message(next)].join(' ');
}

/** @param {unknown} thrown */
function isRefused(thrown) {
  console.error(thrown);
  return false;
}
