// A picture of the current tab, or the reason why the browser does not give it.

import { captureTab } from '../shared/browser.js';
import { Refusal } from '../shared/refusal.js';

/** What Chromium's own messages say, by the code of the text that explains it. */
const REASONS = /** @type {const} */ ([
  [/MAX_CAPTURE_VISIBLE_TAB_CALLS/u, 'capture_too_often'],
  [/screenshots has been disabled|disables screen capture/iu, 'capture_policy'],
  [/policy/iu, 'capture_policy'],
  [/permission is required|cannot access|cannot be scripted|gallery|No active|not allowed/iu, 'capture_not_here'],
]);

/** @returns {Promise<string>} a `data:` address */
export async function capture() {
  try {
    return await captureTab();
  } catch (error) {
    const [, code] = REASONS.find(([pattern]) => pattern.test(String(error))) ?? [];
    throw new Refusal(code ?? 'capture_failed', { cause: error });
  }
}
