// Why the camera does not open, from the browser's error and the state of its permission.

import { Refusal } from '../base/refusal.js';

/**
 * The permission before and after the browser was asked for the camera.
 * @typedef {{before: PermissionState, after: PermissionState}} Permission
 */

/** By the error's name (W3C Media Capture and Streams §10.2). */
const CODES = /** @type {Record<string, string>} */ ({
  NotFoundError: 'camera_missing',
  // Another program has the camera, or its driver fails.
  NotReadableError: 'camera_busy',
  // Chromium, if the camera does not start in time.
  AbortError: 'camera_busy',
  OverconstrainedError: 'camera_gone',
});

/**
 * Returns what is to be thrown: a refusal, or the error itself if it was not foreseen.
 * @param {unknown} thrown
 * @param {Permission} permission
 */
export function cameraFailure(thrown, permission) {
  if (!(thrown instanceof Error)) return thrown;
  const code =
    thrown.name === 'NotAllowedError'
      ? codeOfRefusal(thrown.message, permission)
      : CODES[thrown.name];
  return code === undefined ? thrown : new Refusal(code, { cause: thrown });
}

/**
 * Chromium has the same message if the user refuses, has refused before, or a policy forbids it.
 * @param {string} message
 * @param {Permission} permission
 */
function codeOfRefusal(message, { before, after }) {
  if (/system/iu.test(message)) return 'camera_system';
  if (before === 'denied') return 'camera_denied';
  return after === 'prompt' ? 'camera_dismissed' : 'camera_refused';
}
