// Opens a camera. The browser asks the user, unless it was allowed before.

import { cameraFailure } from './camera-failure.js';

/** Enough for a QR code at arm's length. A larger picture takes longer to search. */
const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } };
/** In `localStorage`. The browser makes up the id for this extension alone. */
const NAME = 'camera';

/**
 * @param {string} chosen the id of the camera that the user chose just now; empty for the one from
 *   before, if it is there, or else any
 * @returns {Promise<MediaStream>}
 */
export async function openCamera(chosen) {
  const before = await readPermission();
  try {
    return await (chosen === '' ? openRemembered() : open(chosen));
  } catch (thrown) {
    throw cameraFailure(thrown, { before, after: await readPermission() });
  }
}

async function openRemembered() {
  const remembered = localStorage.getItem(NAME);
  if (remembered === null) return open(null);
  try {
    return await open(remembered);
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'OverconstrainedError') return open(null);
    throw thrown;
  }
}

/** @param {string | null} id `null` for any camera */
function open(id) {
  // Chromium prefers the size to an id that is not `exact`.
  const wanted = id === null ? {} : { deviceId: { exact: id } };
  return navigator.mediaDevices.getUserMedia({ video: { ...SIZE, ...wanted } });
}

/** Ends a camera, and its light. @param {MediaStream} stream */
export function closeCamera(stream) {
  for (const track of stream.getTracks()) track.stop();
}

/** @param {string} id */
export function rememberCamera(id) {
  localStorage.setItem(NAME, id);
}

/** @returns {Promise<PermissionState>} */
async function readPermission() {
  const { state } = await navigator.permissions.query({ name: 'camera' });
  return state;
}
