// A code on the clipboard, and off it again after a while where the settings say so.

import { readSettings } from '../base/settings.js';
import { sendToBackground } from '../browser/messages.js';

/**
 * Copies a code; to be called while a person presses something. Throws where the browser does not copy.
 * @param {string} code digits or letters alone
 */
export async function copyCode(code) {
  await navigator.clipboard.writeText(code);
  // The window that copied may be closed at once: the background sees to the rest.
  void clearLater(code).catch(console.error);
}

/** @param {string} code */
async function clearLater(code) {
  const { clearSeconds: seconds } = await readSettings();
  if (seconds > 0) await sendToBackground({ clearLater: { code, seconds } });
}
