// Checks for `assert.throws` of refusals, which the WebAssembly modules throw.

import assert from 'node:assert/strict';

/**
 * Whether the thrown value is a refusal with that code.
 * @param {string} code
 * @param {string[]} [fields]
 */
export const refusal = (code, fields) => (/** @type {unknown} */ thrown) => {
  assert.ok(
    typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'fields' in thrown,
  );
  assert.equal(thrown.code, code);
  if (fields) assert.deepEqual(thrown.fields, fields);
  return true;
};
