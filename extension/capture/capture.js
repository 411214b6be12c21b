// Captures the tab in front, or says why the browser refuses.

import { captureTab, describeFrontTab } from '../browser/browser.js';
import { Refusal } from '../base/refusal.js';
import { captureRefusalCode, isTransient } from './capture-reasons.js';

/** The browser limits the captures within one second. */
const PAUSE_MS = 1_100;

/** @returns {Promise<string>} a `data:` URL */
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
