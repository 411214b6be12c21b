// A picture of the current tab, or the reason why the browser does not give it.

import { captureTab, describeFrontTab } from '../browser/browser.js';
import { Refusal } from '../base/refusal.js';
import { captureRefusalCode, isTransient } from './capture-reasons.js';

/** The browser counts captures within a second. */
const PAUSE_MS = 1_100;

/** @returns {Promise<string>} a `data:` address */
export async function capture() {
  try {
    return await captureOnce();
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || !isTransient(thrown.code)) throw thrown;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return captureOnce();
  }
}

async function captureOnce() {
  try {
    return await captureTab();
  } catch (cause) {
    throw new Refusal(captureRefusalCode(String(cause), await describeFrontTab()), { cause });
  }
}
