// Whether this PC's clock is right. A server is asked only at a press of the button.

import { checkClock as askForTime } from '../clock/check-clock.js';
import { explain } from '../base/explain.js';
import { asRefusal } from '../base/refusal.js';

/** @import {Finding} from './facts.js' */

/** The last answer, as long as this page is open. @type {Finding} */
let last = { verdict: 'unchecked', text: 'health_clock_unchecked' };

/** @returns {Finding} */
export function checkClock() {
  return { ...last, mend: { label: 'action_check_clock', act: ask } };
}

async function ask() {
  try {
    const { isUsable, text } = await askForTime();
    last = { verdict: isUsable ? 'good' : 'attention', text, isWritten: true };
  } catch (thrown) {
    last = { verdict: 'unchecked', text: explain(asRefusal(thrown)), isWritten: true };
  }
}
