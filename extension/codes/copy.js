// Copies a code. The background removes it from the clipboard later if the settings say so.

import { readSettings } from '../base/settings.js';
import { sendToBackground } from '../browser/messages.js';

/**
 * Copies a code. Call it while the user presses something. Throws if the browser does not copy.
 * @param {string} code digits or letters alone
 */
export async function copyCode(code) {
  await navigator.clipboard.writeText(code);
  // This window may close at once, so the background waits for the moment.
  void clearLater(code).catch(console.error);
}

/** @param {string} code */
async function clearLater(code) {
  const { clearSeconds: seconds } = await readSettings();
  if (seconds > 0) await sendToBackground({ clearLater: { code, seconds } });
}
