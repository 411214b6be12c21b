// The browser's errors about a camera, and the text that the user reads.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cameraFailure } from '../extension/capture/camera-failure.js';
import { Refusal } from '../extension/base/refusal.js';

/** @type {[string, string, PermissionState, PermissionState, string][]} */
const CASES = [
  ['NotAllowedError', 'Permission denied', 'prompt', 'denied', 'camera_refused'],
  ['NotAllowedError', 'Permission denied', 'granted', 'denied', 'camera_refused'],
  ['NotAllowedError', 'Permission dismissed', 'prompt', 'prompt', 'camera_dismissed'],
  ['NotAllowedError', 'Permission denied', 'denied', 'denied', 'camera_denied'],
  ['NotAllowedError', 'Permission denied by system', 'granted', 'granted', 'camera_system'],
  ['NotAllowedError', 'Permission denied by system', 'denied', 'denied', 'camera_system'],
  ['NotFoundError', 'Requested device not found', 'prompt', 'prompt', 'camera_missing'],
  ['NotReadableError', 'Device in use', 'granted', 'granted', 'camera_busy'],
  ['AbortError', 'Timeout starting video source', 'granted', 'granted', 'camera_busy'],
  ['OverconstrainedError', '', 'granted', 'granted', 'camera_gone'],
];

for (const [name, message, before, after, code] of CASES) {
  test(`${name} “${message}”, ${before} → ${after}: ${code}`, () => {
    const failure = cameraFailure(new DOMException(message, name), { before, after });
    assert.ok(failure instanceof Refusal);
    assert.equal(failure.code, code);
  });
}

test('an error that was not foreseen stays itself', () => {
  for (const thrown of [new DOMException('', 'UnknownError'), new TypeError('x'), 'text', null]) {
    assert.equal(cameraFailure(thrown, { before: 'granted', after: 'granted' }), thrown);
  }
});
